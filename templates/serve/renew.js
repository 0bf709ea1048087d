// Renews a served page when its file has changed, and shows what is wrong meanwhile. `words` stands above it.
const query = new URLSearchParams({
  page: decodeURIComponent(location.pathname),
  mark: document.currentScript.dataset.mark,
});
const happenings = new EventSource(`${words.events}?${query}`);
let panel = null;

const made = (name, text) => {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
};

const hide = () => {
  panel?.remove();
  panel = null;
};

const show = (problem) => {
  hide();
  panel = document.createElement("section");
  panel.lang = words.language;
  panel.setAttribute("role", "alert");
  panel.style.cssText =
    "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;padding:1rem 1.5rem;" +
    "background:#fff;color:#1a1a1a;border-top:.375rem solid #b00020;font:1rem/1.5 system-ui";
  const heading = made("h2", words.problem);
  heading.style.cssText = "all:revert;margin:0 0 .5rem;font:700 1.125rem/1.5 system-ui;color:#b00020";
  const text = made("pre", problem);
  text.style.cssText = "all:revert;margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.9375rem/1.5 monospace";
  const close = made("button", words.close);
  close.type = "button";
  close.style.cssText = "all:revert;font:inherit;padding:.375rem 1rem;color:#1a1a1a;background:#eee;border:1px solid #555";
  close.addEventListener("click", hide);
  panel.append(heading, text, close);
  document.body.append(panel);
};

happenings.addEventListener("renewed", () => location.reload());
happenings.addEventListener("fine", hide);
happenings.addEventListener("problem", (event) => show(event.data));
addEventListener("beforeprint", hide);
addEventListener("pagehide", () => happenings.close());
