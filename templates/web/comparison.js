
"use strict";
/* Sorts and filters the table of promises. Without this script the whole table is there to be read. */
(() => {
  const form = document.getElementById("filter");
  const table = document.querySelector("table.compared");
  if (!form || !table || !table.tHead || !table.tBodies[0]) return;

  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const status = form.querySelector("[role=status]");
  const language = document.documentElement.lang;
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);
  const texts = new Map(rows.map(row => [row, fold(row.textContent)]));
  const words = form.dataset;
  const filled = (wording, values) => wording.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  let sorted = null;

  const key = (row, column, kind) => {
    const cell = row.cells[column];
    if (kind === "text") return cell.textContent;
    if (cell.dataset.v === undefined) return null;
    return [Number(cell.dataset.f || 0), Number(cell.dataset.v)];
  };

  /* Kinds of unit stay in one order; only within a kind there is a shorter and a longer. */
  const compare = (one, other, turn) => {
    if (one === null || other === null) return (one === null) - (other === null);
    if (typeof one === "string") return turn * one.localeCompare(other, language, { numeric: true });
    return one[0] - other[0] || turn * (one[1] - other[1]);
  };

  const tell = () => {
    const count = rows.filter(row => !row.hidden).length;
    const wording = count === 1 ? words.shownOne : words.shownOther;
    const parts = [filled(wording, { count, all: rows.length }) + "."];
    if (sorted) {
      const text = sorted.kind === "text";
      const up = text ? words.alphabet : words.ascending;
      const down = text ? words.backwards : words.descending;
      const direction = sorted.kind === "number" ? (sorted.turn > 0 ? "↑" : "↓") : sorted.turn > 0 ? up : down;
      parts.push(filled(words.sorted, { column: sorted.name, direction }));
    }
    status.textContent = parts.join(" ");
  };

  const filter = () => {
    const wanted = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
    const channel = form.elements.channel.value;
    const least = form.elements.two.checked ? 2 : 0;
    for (const row of rows) {
      row.hidden = !(
        wanted.every(word => texts.get(row).includes(word)) &&
        (!channel || row.dataset.channel === channel) &&
        Number(row.dataset.norms) >= least
      );
    }
    tell();
  };

  const sort = (head, column) => {
    const kind = head.dataset.sort;
    const turn = sorted && sorted.column === column ? -sorted.turn : 1;
    sorted = { column, kind, turn, name: head.textContent.trim() };
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
    const keys = new Map(rows.map(row => [row, key(row, column, kind)]));
    body.append(...[...rows].sort((a, b) => compare(keys.get(a), keys.get(b), turn)));
    tell();
  };

  const restore = () => {
    sorted = null;
    for (const head of heads) head.removeAttribute("aria-sort");
    body.append(...rows);
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.title = filled(words.sort, { column: button.textContent });
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    form.reset();
    restore();
    filter();
  });
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  form.hidden = false;
  filter();
})();
