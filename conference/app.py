"""The application factory: the one place that knows everything."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from conference import cli, config, db, guard, logs, web


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Return the application, configured from the environment and then from `overrides`.

    Raises ConfigurationError when production is asked for with what belongs to the demo.
    """
    app = Flask(
        "conference",
        template_folder="../templates",
        static_folder="../static",
        instance_path=str(config.ROOT / "instance"),
    )
    app.config.from_mapping(config.from_environment())
    app.config.from_mapping(overrides or {})
    config.refuse_demo_key(app.config)
    proxies = app.config["PROXIES"]
    if proxies:  # only then may a header say who the visitor is, or limits could be dodged
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )
    logs.keep_links_out()
    db.init_app(app)
    guard.init_app(app)
    web.init_app(app)
    cli.init_app(app)
    return app
