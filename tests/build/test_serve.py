"""Pages on the loopback address: real requests, also such as no honest browser makes."""

import http.client
import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import quote

import pytest
from running_command import PATIENCE, Command, small

from generator.cli.main import main
from generator.pipeline.page_server import PageServer, bound_server
from generator.pipeline.serve import serving
from generator.pipeline.served_pages import EVENTS, SCRIPT, PageWords
from generator.pipeline.site import Site, State

WORDS = PageWords(
    "nl", "Lijst", "Inleiding", "Leeg", "Mis", "Sluiten", absent="Weg", elsewhere="Elders", refused="Nee"
)
FINE, RENEWED = "event: fine\ndata: -", "event: renewed\ndata: -"
PAGE = (
    "<!doctype html><html lang='nl'><head><title>A &amp; B</title></head><body><p>Tekst</p></body></html>\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "uitvoer"
    made.mkdir()
    (made / "een.html").write_text(PAGE, encoding="utf-8")
    (made / "een.docx").write_bytes(b"PK")
    (tmp_path / "geheim.html").write_text("geheim")
    return made


@pytest.fixture
def server(folder: Path) -> Iterator[PageServer]:
    with PageServer(Site(State((folder,))), WORDS, 0) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.site.close()
        made.shutdown()
        thread.join()


def ask(
    server: PageServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, str, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host=True)
    for name, value in ({"Host": f"127.0.0.1:{server.port}"} | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, answer


# --- What is there ---


def test_a_page_is_as_it_stands_but_for_the_script(server: PageServer, folder: Path) -> None:
    status, body, answer = ask(server, "/een.html")
    assert status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert re.sub(r"<script [^>]*></script>\n", "", body) == PAGE
    assert f'src="{SCRIPT}"' in body
    assert (folder / "een.html").read_text(encoding="utf-8") == PAGE


def test_the_list_names_the_pages_by_their_titles(server: PageServer) -> None:
    status, body, _ = ask(server, "/")
    assert status == 200
    assert '<html lang="nl">' in body
    assert '<a href="/een.html">A &amp; B</a>' in body
    assert "docx" not in body


def test_the_list_says_where_there_is_nothing_yet(server: PageServer) -> None:
    server.site.turn(State(()))
    assert "Leeg" in ask(server, "/")[1]


def test_pages_of_several_folders_do_not_get_in_each_others_way(server: PageServer, folder: Path) -> None:
    other = folder.parent / "ander"
    other.mkdir()
    (other / "een.html").write_text("<title>Ander</title>")
    server.site.turn(State((folder, other)))
    assert re.findall('href="([^"]*)"', ask(server, "/")[1]) == ["/1/een.html", "/2/een.html"]
    assert "Ander" in ask(server, "/2/een.html")[1]
    assert ask(server, "/een.html")[0] == 404


def test_a_name_is_quoted_and_a_title_escaped(server: PageServer, folder: Path) -> None:
    (folder / 'a"<b> %20.html').write_text("<title>&lt;script>alert(1)&lt;/script></title>")
    listed = ask(server, "/")[1]
    assert "<script>alert" not in listed
    found = next(path for path in re.findall('href="([^"]*)"', listed) if "%3C" in path)
    assert ask(server, found)[0] == 200


def test_head_gives_what_get_gives_without_the_body(server: PageServer) -> None:
    for path in ("/", "/een.html", SCRIPT, EVENTS, "/niets"):
        status, body, answer = ask(server, path, "HEAD")
        assert (status, body) == (404 if path == "/niets" else 200, "")
        assert answer.headers["Cache-Control"] == "no-store"


# --- What is not to be had ---


@pytest.mark.parametrize(
    "path",
    [
        "/../geheim.html",
        "/..%2fgeheim.html",
        "/%2e%2e/geheim.html",
        "/%2e%2e%2fgeheim.html",
        "/..\\geheim.html",
        "/uitvoer/../../geheim.html",
        "//geheim.html",
        "/een.html/",
        "/een.html%00",
        "/een.docx",
        "/EEN.html",
        "/%ff%fe",
        "/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_list(server: PageServer, path: str) -> None:
    status, body, _ = ask(server, path)
    assert status in (404, 414)
    assert "geheim" not in body


def test_an_absolute_path_is_no_page_either(server: PageServer, folder: Path) -> None:
    assert ask(server, quote(str(folder.parent / "geheim.html")))[0] == 404


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_no_page(server: PageServer, folder: Path) -> None:
    (folder / "link.html").symlink_to(folder.parent / "geheim.html")
    (folder / "map.html").mkdir()
    assert ask(server, "/link.html")[0] == 404
    assert ask(server, "/map.html")[0] == 404
    assert "link" not in ask(server, "/")[1]


@pytest.mark.parametrize("path", ["/", "/een.html", SCRIPT, EVENTS])
@pytest.mark.parametrize(
    "host", ["kwaad.nl", "kwaad.nl:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_whoever_calls_it_by_another_name_gets_nothing(server: PageServer, path: str, host: str) -> None:
    status, body, _ = ask(server, path, Host=host.format(port=server.port))
    assert status == 421
    assert "Elders" in body
    assert "Tekst" not in body


def test_two_names_are_none(server: PageServer) -> None:
    answer = _raw(server, f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\nHost: kwaad.nl\r\n\r\n")
    assert answer.startswith("HTTP/1.1 421")
    assert _raw(server, "GET / HTTP/1.0\r\n\r\n").startswith("HTTP/1.1 421")


def test_it_answers_to_localhost_too(server: PageServer) -> None:
    assert ask(server, "/een.html", Host=f"localhost:{server.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_there_is_nothing_but_looking(server: PageServer, method: str) -> None:
    status, body, answer = ask(server, "/een.html", method)
    assert (status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "Nee" in body
    assert "Error" not in body


@pytest.mark.parametrize("request_line", ["onzin\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"])
def test_what_is_no_request_is_refused_in_our_own_words(server: PageServer, request_line: str) -> None:
    answer = _raw(server, request_line)
    assert "Nee" in answer
    assert "Error" not in answer
    assert ask(server, "/")[0] == 200


def _raw(server: PageServer, text: str) -> str:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(text.encode())
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts).decode()


def test_it_listens_on_the_loopback_address_alone(server: PageServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_passed_over(server: PageServer) -> None:
    with bound_server(Site(State()), WORDS, server.port) as second:
        assert second.port > server.port


# --- What happens ---


class Happenings:
    """What a page hears from the moment that it was given; ``mark`` is what it was then."""

    def __init__(self, port: int, page: str, mark: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.connection.request("GET", f"{EVENTS}?page={quote(page)}&mark={quote(mark)}")
        self.stream = self.connection.getresponse()
        assert self.stream.headers["Content-Type"] == "text/event-stream"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()
        self.connection.close()

    def next(self) -> str:
        lines = []
        while line := self.stream.readline().decode().rstrip("\n"):
            lines.append(line)
        return "\n".join(lines)


def listen(server: PageServer, page: str) -> Happenings:
    mark = re.search(r'data-mark="([^"]*)"', ask(server, page)[1])
    assert mark
    return Happenings(server.port, page, mark[1])


def test_a_page_hears_that_it_has_changed_and_others_do_not(server: PageServer, folder: Path) -> None:
    (folder / "twee.html").write_text("<body>")
    with listen(server, "/een.html") as one, listen(server, "/twee.html") as two:
        assert one.next() == two.next() == FINE
        (folder / "een.html").write_text("<body>Nieuw</body>")
        server.site.turn(State((folder,)))
        assert one.next() == RENEWED
        assert two.next() == FINE


def test_a_page_that_was_given_before_a_change_hears_of_it_at_once(server: PageServer) -> None:
    with Happenings(server.port, "/een.html", "oud") as heard:
        assert heard.next() == RENEWED


def test_the_list_hears_of_a_page_more(server: PageServer, folder: Path) -> None:
    with listen(server, "/") as heard:
        assert heard.next() == FINE
        (folder / "twee.html").write_text("<body>")
        server.site.turn(State((folder,)))
        assert heard.next() == RENEWED


def test_a_page_hears_what_is_wrong_and_when_it_is_over(server: PageServer, folder: Path) -> None:
    with listen(server, "/een.html") as heard:
        heard.next()
        server.site.turn(State((folder,), "fout: dit\r\n\n  en dat\u2028x"))
        assert heard.next() == "event: problem\ndata: fout: dit\ndata: \ndata:   en dat\ndata: x"
        server.site.turn(State((folder,)))
        assert heard.next() == FINE


def test_a_site_that_closes_lets_everybody_go(server: PageServer) -> None:
    with listen(server, "/een.html") as heard:
        heard.next()
        server.site.close()
        assert heard.next() == ""


def test_the_server_ends_with_the_one_that_began_it(folder: Path) -> None:
    with serving(WORDS) as server:
        server.turn(State((folder,)))
        port = int(server.address.rstrip("/").rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


# --- The command ---


def test_the_command_serves_what_it_builds_and_tells_of_faults(tmp_path: Path) -> None:
    folder = small(tmp_path / "gemeente", "Oosterwolde")
    definition, page = folder / "serviceformule.yaml", "/oosterwolde-serviceformule.html"
    good = definition.read_text(encoding="utf-8")
    with Command("build", "gemeente", "--to", "json", "--watch", "--serve", folder=tmp_path) as command:
        command.hears("Let op wijzigingen.")
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", command.said)
        assert found
        with Happenings(int(found[1]), page, "oud") as heard:
            while heard.next() != RENEWED:
                pass
        with Happenings(int(found[1]), "/", page) as heard:
            assert heard.next() == FINE
            definition.write_text(good + "vizie: []\n", encoding="utf-8")
            told = heard.next()
            assert told.startswith("event: problem\n")
            assert "Bedoelde u ‘visie’?" in told
            definition.write_text(good, encoding="utf-8")
            assert heard.next() == FINE
        command.interrupt()
        assert command.wait() == 0
        command.leaves_nobody()


def test_no_page_in_a_file_knows_of_the_server(tmp_path: Path) -> None:
    folder = small(tmp_path / "gemeente", "Oosterwolde")
    assert main(["build", str(folder), "--to", "html"]) == 0
    page = (folder / "uitvoer" / "oosterwolde-serviceformule.html").read_text(encoding="utf-8")
    assert "<script" not in page
