"""A letter as simple HTML, beside its plain text: for programs that show no plain links.

Mail programs know no stylesheet of ours, so what little style there is stands in the tags.
"""

from html import escape

from conference.documents.letter_parts import Items, KeyLink, Line, Paragraph, Part, parts

_BODY = "margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;"
_BODY += "line-height:1.5;color:#1c2226;background-color:#ffffff"
_TEXT = "margin:0 0 16px 0;max-width:600px"
_LINK = "color:#0f4a5c"
_BUTTON = "display:inline-block;padding:10px 18px;background-color:#0f4a5c;color:#ffffff;"
_BUTTON += "text-decoration:none;font-weight:bold"
LINK_WORDS = {
    "nb": "Åpne den personlige siden",
    "nn": "Opne den personlege sida",
    "en": "Open the personal page",
}


def html(text: str, subject: str, language: str, key_link: str | None = None) -> str:
    """Return the letter as a whole page in `language` (nb, nn or en), all of it escaped.

    `key_link` is the address of the reader's personal link, which is made easy to press.
    """
    words = LINK_WORDS.get(language, LINK_WORDS["nb"])
    inner = "\n".join(_part(each, words) for each in parts(text, key_link))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(subject)}</title>\n</head>\n"
        f'<body style="{_BODY}">\n{inner}\n</body>\n</html>\n'
    )


def _part(part: Part, words: str) -> str:
    match part:
        case Paragraph():
            return f'<p style="{_TEXT}">' + "<br>\n".join(map(_line, part.lines)) + "</p>"
        case Items():
            items = "\n".join(f"<li>{_line(each)}</li>" for each in part.items)
            return f'<ul style="{_TEXT};padding-left:24px">\n{items}\n</ul>'
        case KeyLink():
            url = escape(part.url)
            return (
                f'<p style="{_TEXT}"><a href="{url}" style="{_BUTTON}">{words}</a></p>\n'
                f'<p style="{_TEXT};font-size:14px"><a href="{url}" style="{_LINK}">{url}</a></p>'
            )


def _line(line: Line) -> str:
    shown = "".join(
        f'<a href="{escape(each.url)}" style="{_LINK}">{escape(each.text)}</a>'
        if each.url
        else escape(each.text)
        for each in line
    )
    indent = len(shown) - len(shown.lstrip(" "))
    return "&nbsp;" * indent + shown[indent:]
