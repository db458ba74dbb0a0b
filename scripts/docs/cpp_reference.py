#!/usr/bin/env python3
"""Writes a reference in Markdown of what C++ or C headers declare, from their own comments: Doxygen reads the headers,
and this reads Doxygen's XML. Headers come in the order given, and what is in one in the order in which it stands there."""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from doxygen_text import description, plain, tidy

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SETTINGS = """
GENERATE_XML = YES
XML_PROGRAMLISTING = NO
GENERATE_HTML = NO
GENERATE_LATEX = NO
EXTRACT_ALL = YES
ENABLE_PREPROCESSING = YES
MACRO_EXPANSION = YES
EXPAND_ONLY_PREDEF = YES
QUIET = YES
WARNINGS = NO
"""
PUBLIC = {"public", None}


class Item:
    """Something that a header declares: its place, and the element of Doxygen's XML."""

    def __init__(self, element):
        location = element.find("location")
        self.element = element
        self.file = location.get("declfile") or location.get("file")
        self.line = int(location.get("declline") or location.get("line"))
        self.name = plain(element.find("name") if element.find("name") is not None else element.find("compoundname"))


def signature(member, scope=""):
    """A function, variable or alias as it is declared, with its parameters' names and defaults."""
    kind = member.get("kind")
    before = "".join(word for flag, word in (("static", "static "), ("explicit", "explicit ")) if member.get(flag) == "yes")
    type_ = tidy(plain(member.find("type")))
    name = plain(member.find("name"))
    if kind == "define":
        params = [plain(each) for each in member.findall("param")]
        return f"#define {name}{'(' + ', '.join(params) + ')' if params else ''} {plain(member.find('initializer'))}".strip()
    if kind == "typedef":
        definition = tidy(plain(member.find("definition")))
        return definition if definition.startswith("typedef") else f"using {name} = {type_ + tidy(plain(member.find('argsstring')))}"
    if kind == "variable":
        initial = plain(member.find("initializer"))
        return f"{before}{type_} {name}{plain(member.find('argsstring'))}{' ' + initial if initial else ''}"
    template = member.find("templateparamlist")
    head = f"template <{', '.join(plain(each) for each in template)}>\n" if template is not None else ""
    return f"{head}{before}{type_ + ' ' if type_ else ''}{name}{tidy(plain(member.find('argsstring')))}"


def enumeration(member):
    values = member.findall("enumvalue")
    told = [(plain(value.find("name")), plain(value.find("initializer")), description(value)) for value in values]
    name = plain(member.find("name"))
    keyword = "enum class" if member.get("strong") == "yes" else "enum"
    code = f"{keyword} {name} {{ {', '.join(f'{value} {start}'.strip() for value, start, _ in told)} }}"
    rows = [f"| `{value}` | {one_line(text)} |" for value, _, text in told]
    table = ["", "| value | |", "| --- | --- |", *rows] if any(text for *_, text in told) else []
    return [f"```cpp\n{code}\n```", description(member), "\n".join(table).strip()]


def code_block(lines):
    return "\n".join(["```cpp", *lines, "```"]) if lines else ""


def one_line(text):
    return " ".join(text.split())


def heading(level, name, kind):
    return f"{'#' * level} `{name}`" + (f" {kind}" if kind else "")


def compound(item, level):
    """A class or struct: what it is for, its values in a table, then each of its functions."""
    element = item.element
    members = [member for section in element.findall("sectiondef") for member in section if member.get("prot") in PUBLIC]
    members = sorted((Item(member) for member in members if member.tag == "memberdef"), key=lambda each: each.line)
    members = [each for each in members if each.element.get("kind") != "friend"]
    values = [each for each in members if each.element.get("kind") == "variable"]
    bases = ", ".join(plain(base) for base in element.findall("basecompoundref"))
    kind = element.get("kind")
    name = re.sub(r"^scrawl::(v\d+::)?", "", item.name)
    yield heading(level, name, kind)
    if bases:
        yield f"```cpp\n{kind} {name} : public {bases}\n```"
    yield description(element)
    if values:
        rows = [f"| `{signature(each.element)}` | {one_line(description(each.element))} |" for each in values]
        yield "\n".join(["| member | |", "| --- | --- |", *rows])
    untold = []  # what has no comment of its own stands with what follows
    for each in members:
        if each in values or plain(each.element.find("argsstring")).endswith("=default"):
            continue
        if each.element.get("kind") == "enum":
            yield from enumeration(each.element)
            continue
        untold.append(signature(each.element))
        if text := description(each.element):
            yield code_block(untold)
            yield text
            untold = []
    yield code_block(untold)


def free(item, level):
    """A function, enumeration, alias, constant or macro outside of classes."""
    kind = item.element.get("kind")
    yield heading(level, item.name, {"enum": "enumeration", "typedef": "type", "variable": "constant", "define": "macro"}.get(kind, kind))
    if kind == "enum":
        yield from enumeration(item.element)
    else:
        yield f"```cpp\n{signature(item.element)}\n```"
        yield description(item.element)


def declared(folder):
    """All items of all headers, each once."""
    items = {}
    for path in sorted(folder.glob("*.xml")):
        element = ET.parse(path).getroot().find("compounddef")
        if element is None:
            continue
        if element.get("kind") in ("class", "struct", "union"):
            if element.get("prot") in PUBLIC and "@" not in plain(element.find("compoundname")):
                items[element.get("id")] = (Item(element), compound)
        elif element.get("kind") in ("namespace", "file"):
            for member in element.iter("memberdef"):
                # A header's guard, and forward declarations' leftovers, are nobody's interface.
                if member.get("kind") == "define" and member.find("initializer") is None:
                    continue
                items[member.get("id")] = (Item(member), free)
    # C's other name of a struct or an enumeration tells nothing new.
    names = {item.name for item, _ in items.values() if item.element.get("kind") in ("struct", "enum")}
    return [(item, write) for item, write in items.values() if item.element.get("kind") != "typedef" or item.name not in names]


def reference(headers):
    with tempfile.TemporaryDirectory() as folder:
        paths = " ".join(f'"{PROJECT / header}"' for header in headers)
        config = f'{SETTINGS}\nINPUT = {paths}\nINPUT_FILTER = "{sys.executable} {__file__} --filter"\nSTRIP_FROM_PATH = "{PROJECT}"\nOUTPUT_DIRECTORY = "{folder}"\n'
        subprocess.run(["doxygen", "-"], input=config, text=True, check=True, stdout=subprocess.DEVNULL, cwd=PROJECT)
        xml = pathlib.Path(folder) / "xml"
        items = sorted(declared(xml), key=lambda each: each[0].line)
        about = {}
        for path in xml.glob("*.xml"):
            element = ET.parse(path).getroot().find("compounddef[@kind='file']")
            if element is not None:
                about[element.find("location").get("file")] = description(element)
    for header in headers:
        yield f"## {pathlib.PurePath(header).name}"
        yield f"```cpp\n#include <{pathlib.PurePath(header).name}>\n```"
        yield about.get(header, "")
        for item, write in items:
            if item.file.endswith(header):
                yield from write(item, 3)


def for_doxygen(path):
    """A C header with its plain comments as Doxygen takes them: before a declaration, or behind one in its line."""
    text = path.read_text()
    if path.suffix != ".h":
        return text
    text = re.sub(r"^([^\n/]*[^\s/][^\n/]*)/\*(?!\*)", r"\1/**<", text, flags=re.MULTILINE)
    text = re.sub(r"^/\*(?!\*)", "/**", text, flags=re.MULTILINE)
    return text.replace("/**", "/** \\file\n *", 1)  # the first one is about all of it


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--filter":
        return print(for_doxygen(pathlib.Path(sys.argv[2])))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("headers", nargs="+", help="from the project's folder")
    headers = parser.parse_args().headers
    missing = [header for header in headers if not (PROJECT / header).is_file()]
    if missing:
        sys.exit(f"error: no {missing[0]}")
    print("\n\n".join(part for part in reference(headers) if part))


if __name__ == "__main__":
    main()
