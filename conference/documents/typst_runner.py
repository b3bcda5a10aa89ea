"""Typesets one document: JSON on standard input, a PDF on standard output.

Run as a file by `typeset`, never imported, so that nothing of the server is loaded with it. The
template finds its data in `sys.inputs.data`, and all the fonts' families, the Latin one first, in
`sys.inputs.fonts`, both as JSON.
"""

import json
import sys

import typst

LATIN = "Inter"


def main() -> None:
    """Typeset what standard input describes; on failure say why and exit with 1."""
    work = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[work["fonts"]]
    )
    families = [LATIN, *sorted(set(fonts.families()) - {LATIN})]
    try:
        pdf = typst.compile(
            work["template"],
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(work["data"]), "fonts": json.dumps(families)},
            pdf_standards=work["standards"],
            timestamp=work["timestamp"],
        )
    except typst.TypstError as error:
        sys.exit(error.message)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
