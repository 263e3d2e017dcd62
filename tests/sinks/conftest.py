"""Databases to load into: one fresh for each test."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from tests.sinks.server import INSTALL, programs, server

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the URL of a real PostgreSQL server; without its programs a test fails in CI and says what to install."""
    folder = programs()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    with server(folder) as url:
        yield url


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database, dropped after the test."""
    name = f"t{uuid.uuid4().hex[:10]}"
    admin = sa.create_engine(driven(postgres_server), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgres_server.replace("/postgres?", f"/{name}?")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """Give the URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'factsheets.db'}"


@pytest.fixture
def duckdb(tmp_path: Path) -> str:
    """Give the URL of a DuckDB file that is not there yet."""
    return f"duckdb:///{tmp_path / 'factsheets.duckdb'}"


@pytest.fixture(params=["sqlite", "postgres", "duckdb"])
def database(request: pytest.FixtureRequest) -> str:
    """Give the URL of an empty database of each kind."""
    url: str = request.getfixturevalue(request.param)
    return url


def driven(url: str) -> str:
    """Give the URL with the driver that the tests and the sink use."""
    return url.replace("postgresql://", "postgresql+psycopg://")


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    """Give the rows of a query."""
    return many_rows(url, [query])[0]


def many_rows(url: str, queries: Sequence[str]) -> list[list[tuple[Any, ...]]]:
    """Give the rows of several queries, in one connection."""
    engine = sa.create_engine(driven(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        return [[tuple(row) for row in connection.exec_driver_sql(query)] for query in queries]


def execute(url: str, statement: str) -> None:
    """Run a statement and commit it."""
    engine = sa.create_engine(driven(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
