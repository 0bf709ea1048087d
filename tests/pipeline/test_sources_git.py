"""A definition from a version in git: what that version says, whatever stands on disk by now."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import definition, yaml_of

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.pipeline.build import BuildRequest, build
from generator.pipeline.git import GitObject, commit_of
from generator.pipeline.sources import Source, open_source, same
from generator.pipeline.template import MAX_TEMPLATE_BYTES
from generator.source.reader import MAX_BYTES

if shutil.which("git") is None and not os.environ.get("CI"):
    pytest.skip("git is not installed", allow_module_level=True)

WHO = {
    "GIT_AUTHOR_NAME": "Team Dienstverlening",
    "GIT_AUTHOR_EMAIL": "team@altena.example",
    "GIT_AUTHOR_DATE": "2026-03-02T09:30:00+01:00",
    "GIT_COMMITTER_NAME": "Iemand anders",
    "GIT_COMMITTER_EMAIL": "iemand@altena.example",
    "GIT_COMMITTER_DATE": "2026-03-09T09:30:00+01:00",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
FILE = "serviceformule.yaml"
LINKS = pytest.mark.skipif(os.name == "nt", reason="making a link asks for rights there")


def git(folder: Path, *arguments: str, stdin: bytes | None = None) -> str:
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607 - the one that the tests find
        cwd=folder,
        capture_output=True,
        check=True,
        input=stdin,
        env=os.environ | WHO,
    )
    return done.stdout.decode().strip()


def write(folder: Path, files: Mapping[str, object]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else yaml_of(content).encode())


def commit(folder: Path, subject: str = "Eerste versie") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", subject)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "gemeente én meer"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    monkeypatch.chdir(folder)
    return folder


def title(source: Source) -> str:
    return source.loaded.definition.formula.title


def titled(name: str, **sections: object) -> dict[str, object]:
    return definition(formule={"titel": name}, **sections)


def refused(text: str) -> Diagnostic:
    with pytest.raises(RefusedError) as error:
        open_source(text)
    return error.value.diagnostic


def invalid(text: str) -> Diagnostic:
    with pytest.raises(InvalidInputError) as error:
        open_source(text)
    return error.value.diagnostics[0]


# --- What a version says ---


def test_the_text_of_the_version_and_not_that_on_disk(repository: Path) -> None:
    write(repository, {FILE: titled("Oud")})
    commit(repository)
    write(repository, {FILE: titled("Nieuw")})
    assert (title(open_source(f"HEAD:{FILE}")), title(open_source(FILE))) == ("Oud", "Nieuw")
    (repository / FILE).unlink()
    assert title(open_source(f"HEAD:{FILE}")) == "Oud"


def test_everything_that_a_definition_is_made_from(repository: Path) -> None:
    promise = {"id": "bellen", "tekst": "Wij nemen op.", "kanalen": ["telefoon"]}
    channel = {"id": "telefoon", "naam": "Telefoon", "soort": "telefoon"}
    files = {
        "basis/serviceformule.yaml": titled("Basis", kanalen=[channel]),
        f"wijk één/{FILE}": titled(
            "Oud", gebaseerd_op="../basis", bestanden=["delen/belóften.yaml"], vertalingen={"en": "en.yaml"}
        ),
        "wijk één/delen/belóften.yaml": {"beloften": [promise]},
        "wijk één/en.yaml": {"formule": {"titel": "Old"}},
        "wijk één/templates/locale/nl.yaml": b"\xef\xbb\xbfeigen: oud",
    }
    write(repository, files)
    commit(repository)
    for name in files:
        (repository / name).write_bytes(b"eigen: nieuw")
    source = open_source("HEAD:wijk één")
    english = open_source("HEAD:wijk één", "en")
    shutil.rmtree(repository / "wijk één")
    shutil.rmtree(repository / "basis")
    for found in (source, open_source("HEAD:wijk één")):
        assert [channel.id for channel in found.loaded.definition.channels] == ["telefoon"]
        assert [promise.id for promise in found.loaded.definition.promises] == ["bellen"]
        assert found.templates.locale("nl") == "eigen: oud"
        assert found.templates.locale("fy") is None
        assert found.folder is None
    assert (title(source), title(english)) == ("Oud", "Old")


def test_names_in_messages_are_of_no_file_on_disk(repository: Path) -> None:
    write(
        repository, {"altena/serviceformule.yaml": titled("Oud", bestanden=["a.yaml"]), "altena/a.yaml": {}}
    )
    commit(repository)
    write(repository, {"altena/serviceformule.yaml": titled("Oud") | {"gemeenteraad": "x"}})
    first = commit(repository)
    found = invalid("main:altena")
    assert found.code == "unknown-key"
    assert found.file_name.replace("\\", "/") == "main:/altena/serviceformule.yaml"
    found = invalid("main^{/Eerste versie}:altena")
    assert found.file_name.replace("\\", "/") == f"{first[:10]}:/altena/serviceformule.yaml"


def test_who_wrote_the_version_and_when(repository: Path) -> None:
    write(repository, {FILE: titled("Oud")})
    made = commit(repository, "Kortere wachttijd\naan de telefoon\n\nAfgesproken in de raad.")
    git(repository, "tag", "-a", "v1.0", "-m", "Vastgesteld")
    for revision in ("HEAD", "main", "v1.0", made[:8], "@", "HEAD^{/wachttijd}"):
        found = open_source(f"{revision}:{FILE}").commit
        assert found is not None
        assert found.id == made
        assert found.author == "Team Dienstverlening"
        assert found.subject == "Kortere wachttijd aan de telefoon"
        assert found.date == datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("raw", "author", "subject", "date"),
    [
        (
            b"encoding ISO-8859-1\nauthor Ren\xe9 <r@x> 0 +0000\n\nCaf\xe9 open\n",
            "René",
            "Café open",
            datetime(1970, 1, 1, tzinfo=UTC),
        ),
        (b"author A <a> 99999999999999999 +0000\n\n\nX\n\nY", "A", "X", None),
        (b"encoding rot13\nauthor <> 0 +9999\n\n", "", "", None),
        (b"author niemand\n\nX", "", "X", None),
        (b"", "", "", None),
    ],
)
def test_an_odd_commit_says_what_it_can(raw: bytes, author: str, subject: str, date: datetime | None) -> None:
    found = commit_of(GitObject("0" * 40, "commit", raw))
    assert (found.author, found.subject, found.date) == (author, subject, date)


# --- Which file ---


@pytest.fixture
def below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder altena of a repository."""
    write(repository, {f"altena/{FILE}": titled("Altena"), f"basis/{FILE}": titled("Basis")})
    commit(repository)
    monkeypatch.chdir(repository / "altena")
    return repository


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("altena", "Altena"),
        ("altena/", "Altena"),
        (f"altena/{FILE}", "Altena"),
        (".", "Altena"),
        ("./", "Altena"),
        (f"./{FILE}", "Altena"),
        ("../basis", "Basis"),
        ("./../basis/serviceformule.yaml", "Basis"),
        ("basis/../altena", "Altena"),
        ("/altena", "Altena"),
    ],
)
@pytest.mark.usefixtures("below")
def test_a_path_counts_as_git_counts_it(path: str, expected: str) -> None:
    assert title(open_source(f"HEAD:{path}")) == expected


@pytest.mark.parametrize(
    ("path", "code", "suggestion"),
    [
        (FILE, "git-path-from-here", f"HEAD:./{FILE}"),
        ("../../basis", "git-path-missing", ""),
        ("./basis", "git-path-from-root", "HEAD:basis"),
        ("./niets", "git-path-missing", ""),
        ("./altena", "git-path-from-root", "HEAD:altena"),
        ("alteena", "git-path-missing", "HEAD:altena"),
        ("alteena/serviceformule.yaml", "git-path-missing", "HEAD:altena/serviceformule.yaml"),
        ("altena/servicefrmule.yaml", "git-path-missing", "HEAD:altena/serviceformule.yaml"),
        ("alteena/niets.yaml", "git-path-missing", ""),
        (f"altena/{FILE}/x", "git-path-missing", ""),
        ("", "git-no-definition", ""),
        ("..", "git-no-definition", ""),
    ],
)
@pytest.mark.usefixtures("below")
def test_a_path_that_is_not_there_is_explained(path: str, code: str, suggestion: str) -> None:
    found = refused(f"HEAD:{path}")
    assert (found.code, found.arguments["suggestion"]) == (code, suggestion)


def test_a_definition_by_another_name_is_pointed_at(repository: Path) -> None:
    write(repository, {"altena/serviceformules.yaml": titled("Altena"), "vreemd/serviceformule.yaml/a": {}})
    commit(repository)
    assert refused("HEAD:altena").arguments["suggestion"] == "HEAD:altena/serviceformules.yaml"
    assert refused("HEAD:vreemd").code == "path-is-folder"


def test_a_name_with_its_accents_apart_is_found(repository: Path) -> None:
    write(repository, {f"belo\u0301ften/{FILE}".replace("o\u0301", "ó"): titled("Altena")})
    commit(repository)
    assert title(open_source("HEAD:belo\u0301ften")) == "Altena"


def test_the_same_version_by_another_name_is_the_same(below: Path) -> None:
    git(below, "tag", "v1")
    one = open_source("HEAD:altena")
    assert same(one, open_source(f"v1:./{FILE}"))
    assert not same(one, open_source("HEAD:basis"))
    assert not same(one, open_source("."))
    commit(below, "Nog een")
    assert not same(one, open_source("HEAD:altena"))


# --- What is in the way ---


def test_git_that_is_not_there(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(below))
    assert refused("HEAD:altena").code == "git-missing"


@pytest.mark.skipif(os.name == "nt", reason="a shell script is no program there")
def test_a_git_in_the_current_folder_is_not_run(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = below / "altena" / "git"
    program.write_text("#!/bin/sh\ntouch uitgevoerd\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert title(open_source("HEAD:altena")) == "Altena"
    assert not (below / "altena" / "uitgevoerd").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script is no program there")
@pytest.mark.parametrize(
    ("script", "code"),
    [
        (
            "echo \"fatal: detected dubious ownership in repository at '/srv/x'\" >&2; exit 128",
            "git-not-trusted",
        ),
        ("echo 'fatal: bad config line 1' >&2; exit 128", "git-failed"),
    ],
)
def test_a_repository_that_git_does_not_open(
    below: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    program = below / "programma" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    found = refused("HEAD:altena")
    assert found.code == code
    assert found.arguments in ({"folder": "/srv/x"}, {"problem": "fatal: bad config line 1"})


def test_no_repository(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (below.parent / "los").mkdir()
    monkeypatch.chdir(below.parent / "los")
    assert refused("HEAD:altena").code == "git-no-repository"


def test_a_repository_of_another_place_in_the_environment_is_not_used(
    below: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(below.parent / "nergens"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(below.parent / "nergens"))
    assert title(open_source("HEAD:altena")) == "Altena"


@pytest.mark.parametrize(
    ("revision", "suggestion"),
    [
        ("mian", "main"),
        ("HED", "HEAD"),
        ("1.0", "v1.0"),
        ("HEAD~9", ""),
        ("HEAD@{99}", ""),
        ("HEAD^9", ""),
        ("main..v1.0", ""),
    ],
)
def test_a_version_that_is_not_there(below: Path, revision: str, suggestion: str) -> None:
    git(below, "tag", "v1.0")
    found = refused(f"{revision}:altena")
    assert (found.code, found.arguments["suggestion"]) == ("git-revision-missing", suggestion)


@pytest.mark.parametrize("revision", ["-p", "--output=x", "", "a\nb", "HEAD\x00"])
@pytest.mark.usefixtures("below")
def test_what_cannot_be_a_version_is_refused(revision: str) -> None:
    assert refused(f"{revision}:altena").code == "git-bad-revision"


def test_a_repository_without_a_version(repository: Path) -> None:
    write(repository, {FILE: titled("Nooit vastgelegd")})
    assert refused(f"HEAD:{FILE}").code == "git-revision-missing"


def test_the_beginning_of_two_numbers(repository: Path) -> None:
    first: dict[str, str] = {}
    stream = "".join(
        f"commit refs/heads/proef\ncommitter A <a@b> {n} +0000\ndata 1\nx\n\n" for n in range(600)
    )
    git(repository, "fast-import", "--quiet", "--force", stdin=stream.encode())
    for made in git(repository, "rev-list", "proef").split():
        if made[:4] in first:
            found = refused(f"{made[:4]}:{FILE}")
            assert (found.code, found.arguments) == ("git-revision-ambiguous", {"revision": made[:4]})
            return
        first[made[:4]] = made
    pytest.fail("no two ids begin alike")


def test_a_copy_without_its_history(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git(below, "rev-parse", "HEAD")
    commit(below, "Nog een")
    copy = below.parent / "kopie"
    git(below.parent, "clone", "-q", "--depth=1", below.as_uri(), str(copy))
    monkeypatch.chdir(copy)
    assert title(open_source("HEAD:altena")) == "Altena"
    assert refused(f"{first}:altena").code == "git-shallow"


def test_a_copy_without_its_files_fetches_nothing(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(below, "config", "uploadpack.allowFilter", "true")
    copy = below.parent / "kopie"
    git(below.parent, "clone", "-q", "--filter=blob:none", "--no-checkout", below.as_uri(), str(copy))
    ran = below.parent / "uitgevoerd"
    git(copy, "config", "remote.origin.uploadpack", f"touch '{ran}'; git-upload-pack")
    monkeypatch.chdir(copy)
    assert invalid("HEAD:altena").code == "git-object-missing"
    assert not ran.exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script is no program there")
def test_what_a_repository_sets_is_not_run(below: Path) -> None:
    ran = below / "uitgevoerd"
    script = below / "programma.sh"
    script.write_text(f"#!/bin/sh\ntouch '{ran}'\ncat\n")
    script.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "pager.cat-file",
        "core.sshCommand",
        "core.editor",
        "filter.x.smudge",
        "diff.x.textconv",
        "diff.external",
        "alias.cat-file",
        "credential.helper",
        "gpg.program",
    ):
        git(below, "config", name, f"!{script}" if name.startswith("alias") else str(script))
    (below / ".gitattributes").write_text("* filter=x diff=x\n")
    hooks = below / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        shutil.copy(script, hooks / hook)
    assert title(open_source("HEAD:altena")) == "Altena"
    assert refused("mian:altena").arguments["suggestion"] == "main"
    assert not ran.exists()


# --- What a version may hold ---


@LINKS
def test_a_link_within_the_version_is_followed(repository: Path) -> None:
    write(repository, {"echt/altena.yaml": titled("Altena"), "w/x": {}})
    (repository / "naar").symlink_to("w/../echt")
    (repository / "w" / FILE).symlink_to("../naar/./altena.yaml")
    commit(repository)
    write(repository, {"echt/altena.yaml": titled("Nieuw")})
    assert title(open_source(f"HEAD:w/{FILE}")) == "Altena"
    assert title(open_source("HEAD:w")) == "Altena"


@LINKS
@pytest.mark.parametrize(
    "target", ["../../geheim.yaml", "/etc/hostname", "x.yaml", "a" * 3000 + "/" + "b" * 2000]
)
def test_a_link_out_of_the_version_is_not_followed(repository: Path, target: str) -> None:
    write(repository.parent, {"geheim.yaml": titled("Geheim")})
    blob = git(repository, "hash-object", "-w", "--stdin", stdin=target.encode())
    git(repository, "update-index", "--add", "--cacheinfo", f"120000,{blob},w/x.yaml")
    git(repository, "commit", "-q", "-m", "Een link")
    assert invalid("HEAD:w/x.yaml").code == "git-link-astray"


@LINKS
def test_a_link_to_nothing_is_a_file_that_is_missing(repository: Path) -> None:
    write(repository, {FILE: titled("Altena", bestanden=["deel.yaml"])})
    (repository / "deel.yaml").symlink_to("weg.yaml")
    commit(repository)
    write(repository, {"weg.yaml": {}})
    assert invalid(f"HEAD:{FILE}").code == "file-missing"


def test_a_submodule_is_another_repository(repository: Path) -> None:
    write(repository, {f"altena/{FILE}": titled("Altena", gebaseerd_op="../sub/basis")})
    git(repository, "add", "-A")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    git(repository, "commit", "-q", "-m", "Een submodule")
    for path in ("sub", f"sub/{FILE}", "altena"):
        assert (invalid(f"HEAD:{path}").code, invalid(f"HEAD:{path}").arguments) == (
            "git-submodule",
            {"name": "sub"},
        )


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("te groot", b"#" * (MAX_BYTES + 1), "file-too-large"),
        ("binair", b"%PDF-1.7", "binary-file"),
        ("lfs", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "git-lfs-pointer"),
        ("leeg", b"", "empty-file"),
    ],
)
def test_a_file_that_is_no_definition(repository: Path, name: str, content: bytes, code: str) -> None:
    write(
        repository,
        {f"{name}.yaml": content, f"deel/{FILE}": titled("Deel", bestanden=["in.yaml", "na.yaml"])},
    )
    write(repository, {"deel/in.yaml": content, "deel/na.yaml": {"beloften": []}})
    commit(repository)
    assert invalid(f"HEAD:{name}.yaml").code == code
    found = invalid("HEAD:deel")
    assert found.code == code
    assert found.file_name.replace("\\", "/") == "HEAD:/deel/in.yaml"


@pytest.mark.parametrize("base", ["../../elders", "../../../../../../elders", "../.."])
def test_what_is_outside_the_repository_is_in_no_version(repository: Path, base: str) -> None:
    write(repository.parent, {f"elders/{FILE}": titled("Elders")})
    write(repository, {f"altena/{FILE}": titled("Altena", gebaseerd_op=f"{base}/{FILE}")})
    commit(repository)
    assert invalid("HEAD:altena").code == "git-outside"


def test_a_word_file_in_a_version(repository: Path) -> None:
    write(repository, {f"altena/{FILE}": titled("Oud")})
    made = build(BuildRequest(repository / "altena", only=("serviceformule",), alone=True)).written[0]
    name = made.relative_to(repository).as_posix()
    (repository / "lfs.docx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    (repository / "groot.docx").write_bytes(b"PK" + bytes(MAX_TEMPLATE_BYTES))
    commit(repository)
    made.write_bytes(b"iets anders")
    source = open_source(f"HEAD:{name}")
    assert (title(source), source.label) == ("Oud", f"HEAD:{name}")
    assert source.commit is not None
    assert same(source, open_source(f"main:./{name}"))
    assert invalid("HEAD:lfs.docx").code == "git-lfs-pointer"
    assert invalid("HEAD:groot.docx").code == "word-file-too-large"


def test_a_file_that_was_never_committed_is_missing(repository: Path) -> None:
    write(repository, {FILE: titled("Altena", bestanden=["deel.yaml"])})
    commit(repository)
    write(repository, {"deel.yaml": {}})
    found = invalid(f"HEAD:{FILE}")
    assert (found.code, found.span is not None) == ("file-missing", True)


def test_a_bare_repository(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(below.parent, "clone", "-q", "--bare", below.as_uri(), "kaal.git")
    monkeypatch.chdir(below.parent / "kaal.git")
    assert title(open_source("main:altena")) == "Altena"
    assert title(open_source("main:./basis")) == "Basis"


def test_ids_of_the_longer_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    write(tmp_path, {f"diep/{FILE}": titled("Lang")})
    assert len(commit(tmp_path)) == 64
    monkeypatch.chdir(tmp_path)
    assert title(open_source("HEAD:diep")) == "Lang"


# --- From git as from disk ---

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)
NAMES = st.text(st.sampled_from("abé ’_-Ω0"), min_size=1, max_size=8).map(lambda name: f"d {name}.yaml")


@st.composite
def split_definitions(draw: st.DrawFn) -> dict[str, object]:
    """Draw a definition over several files, Dutch or English, on a base that ships or stands beside it."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.casefold))
    section, label = draw(st.sampled_from([("beloften", "tekst"), ("promises", "text")]))
    folder = draw(st.sampled_from(["gemeente/altena", "gemeente/diep/in de map"]))
    base = draw(st.sampled_from(["generiek", f"{'../' * folder.count('/')}basis één"]))
    files: dict[str, object] = {
        f"gemeente/basis één/{FILE}": titled("Basis", beloften=[{"id": "b", "tekst": draw(TEXTS)}]),
        f"{folder}/{FILE}": titled("Proef", bestanden=names, gebaseerd_op=base),
    }
    for number, name in enumerate(names):
        texts = draw(st.lists(TEXTS, max_size=3))
        items = [{"id": f"b{number}-{place}", label: text} for place, text in enumerate(texts)]
        files[f"{folder}/{name}"] = {section: items}
    return files


@given(files=split_definitions())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_it_is_split_git_says_what_the_disk_says(repository: Path, files: dict[str, object]) -> None:
    shutil.rmtree(repository / "gemeente", ignore_errors=True)
    write(repository, files)
    commit(repository)
    folder = next(name for name in files if "basis" not in name).removesuffix(f"/{FILE}")
    expected = open_source(folder).loaded
    shutil.rmtree(repository / "gemeente")
    found = open_source(f"HEAD:{folder}").loaded
    assert found.definition == expected.definition
    assert [file.text for file in found.files] == [file.text for file in expected.files]
