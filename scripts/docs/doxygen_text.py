"""Doxygen's XML of comments and code as Markdown."""

import re


def plain(element):
    """The text of an element that is code, in one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def tidy(code):
    """Types as this project writes them, without what export macros leave."""
    code = re.sub(r"\b(?:SCRAWL_API|SCRAWL_EXPORT)\s*", "", code)
    code = re.sub(r"\s+([&*]+)\s*", r"\1 ", code).replace("& )", "&)")
    return re.sub(r"<\s+", "<", re.sub(r"\s+>", ">", code)).strip()


def escaped(text):
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def inline(element):
    """The Markdown of what is inside of an element."""
    parts = [escaped(element.text or "")]
    for child in element:
        if child.tag == "computeroutput":
            parts.append(f"`{''.join(child.itertext())}`")
        elif child.tag in ("bold", "emphasis"):
            mark = "**" if child.tag == "bold" else "*"
            parts.append(f"{mark}{inline(child)}{mark}")
        elif child.tag == "ulink":
            parts.append(f"[{inline(child)}]({child.get('url')})")
        elif child.tag in BLOCKS:
            parts.append(f"\n\n{block(child)}\n\n")
        elif child.tag in ("ndash", "mdash", "hellip"):
            parts.append({"ndash": "–", "mdash": "—", "hellip": "…"}[child.tag])
        else:
            parts.append(inline(child))
        parts.append(escaped(child.tail or ""))
    return "".join(parts)


def block(element):
    if element.tag in ("itemizedlist", "orderedlist"):
        return "\n".join(f"- {' '.join(described(item).split())}" for item in element)
    if element.tag in ("verbatim", "preformatted"):
        return f"```text\n{''.join(element.itertext()).strip(chr(10))}\n```"
    if element.tag == "programlisting":
        for space in element.iter("sp"):
            space.text = " "
        return "```cpp\n" + "\n".join("".join(line.itertext()) for line in element) + "\n```"
    if element.tag == "parameterlist":
        items = element.findall("parameteritem")
        return "\n".join(f"- `{plain(item.find('parameternamelist'))}`: {' '.join(described(item.find('parameterdescription')).split())}"
                         for item in items)
    kind = {"return": "Returns", "note": "Note:", "warning": "Warning:", "see": "See"}.get(element.get("kind"), "")
    return f"{kind} {described(element)}".strip()


BLOCKS = {"itemizedlist", "orderedlist", "verbatim", "preformatted", "programlisting", "parameterlist", "simplesect"}


def described(element):
    """The paragraphs of a description."""
    paragraphs = [inline(child) for child in element if child.tag == "para"] if element is not None else []
    return "\n\n".join(text for text in (re.sub(r"\n{3,}", "\n\n", each).strip() for each in paragraphs) if text)


def description(element):
    texts = [described(element.find(name)) for name in ("briefdescription", "detaileddescription")]
    return "\n\n".join(text for text in texts if text)
