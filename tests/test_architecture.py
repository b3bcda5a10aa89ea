"""The house keeps its shape: layers, one place to commit, and no import hidden in a function."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(
    path for path in (ROOT / "conference").rglob("*.py") if "migrations" not in path.parts
)
COMMITS = {Path("conference/db.py")}


def test_every_contract_between_layers_is_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")  # apart: it silences all loggers
    done = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_the_transaction_helper_commits() -> None:
    commits = {path.relative_to(ROOT) for path in CODE if _calls(path, "commit")}
    assert commits == COMMITS


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_hides_in_a_function(path: Path) -> None:
    hidden = [
        inner.lineno
        for function in _functions(path)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _calls(path: Path, method: str) -> bool:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == method
        for node in nodes
    )
