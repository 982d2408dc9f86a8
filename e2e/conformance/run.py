#!/usr/bin/env python3
"""Runs plans of the OpenID Foundation's conformance suite: docs/reference/conformance.md.

run.py --suite https://suite.example:8443 --issuer https://localhost:9443/ basic config
"""
import argparse
import json
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

PLANS = {
    "config": ("oidcc-config-certification-test-plan", {}),
    "basic": (
        "oidcc-basic-certification-test-plan",
        {"server_metadata": "discovery", "client_registration": "static_client"},
    ),
    "form-post": (
        "oidcc-formpost-basic-certification-test-plan",
        {"server_metadata": "discovery", "client_registration": "static_client"},
    ),
    "logout": (
        "oidcc-rp-initiated-logout-certification-test-plan",
        {"response_type": "code", "client_registration": "static_client"},
    ),
    "backchannel": (
        "oidcc-backchannel-rp-initiated-logout-certification-test-plan",
        {"response_type": "code", "client_registration": "static_client"},
    ),
    "dynamic": ("oidcc-dynamic-certification-test-plan", {"response_type": "code"}),
}


class Http:
    """JSON over HTTPS. The suite and the server have certificates that were made for a trial."""

    def __init__(self, base):
        self.base = base
        self.tls = ssl._create_unverified_context()

    def call(self, method, path, body=None, headers=None, timeout=60):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, context=self.tls, timeout=timeout) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read()[:500]!r}") from error
        return json.loads(text) if text else None


class Licet:
    """The server: what a tenant file cannot say is set by its Management API."""

    def __init__(self, issuer):
        self.http = Http(issuer.rstrip("/"))
        answer = self.http.call(
            "POST",
            "/oauth/token",
            {
                "grant_type": "client_credentials",
                "client_id": "conformance-setup",
                "client_secret": secret("setup"),
                "audience": issuer + "api/v2/",
            },
        )
        self.headers = {"Authorization": "Bearer " + answer["access_token"]}

    def api(self, method, path, body=None):
        return self.http.call(method, "/api/v2/" + path, body, self.headers)

    def prepare(self):
        flags = {"enable_dynamic_client_registration": True, "strict_openid_connect": True}
        self.api("PATCH", "tenants/settings", {"flags": flags})
        database = self.api("GET", "connections?strategy=auth0")[0]
        options = {**database["options"], "requires_username": True}
        self.api("PATCH", "connections/" + database["id"], {"options": options})
        alice = self.api("GET", "users-by-email?email=alice%40example.com")[0]
        names = {
            "name": "Alice Liddell",
            "given_name": "Alice",
            "family_name": "Liddell",
            "nickname": "alice",
            "username": "alice",
            "picture": "https://alice.example/alice.png",
        }
        self.api("PATCH", "users/" + urllib.parse.quote(alice["user_id"]), names)

    def rotate(self):
        self.api("POST", "keys/signing/rotate", {"now": True})


def secret(name):
    """As in tenant.yaml."""
    return "-".join(["conformance-" + name] * 4)


KEEP = [["wait", "xpath", "//*", 10, ".*", "update-image-placeholder-optional"]]
SIGN_IN = [
    ["text", "id", "email", "alice@example.com"],
    ["text", "id", "password", "Demo-Wonderland-1"],
    ["click", "id", "sign-in"],
]
SEE_SIGNED_OUT = ["oidcc-rp-initiated-logout-no-params", "oidcc-rp-initiated-logout-only-state"]
LOOK_AT_SIGN_IN = ["oidcc-registration-logo-uri", "oidcc-registration-policy-uri", "oidcc-registration-tos-uri"]


def task(name, match, commands):
    return {"task": name, "match": match, "optional": True, "commands": commands}


def browser(issuer, suite, at_logout=KEEP):
    """What the suite's browser does at our pages. A page that a person should look at is kept."""
    arrived = [["wait", "contains", suite + "/test/", 10], ["wait", "id", "submission_complete", 10]]
    sign_in = [
        task("Sign in", issuer + "u/login*", KEEP + SIGN_IN),
        task("Allow", issuer + "u/consent*", [["click", "id", "accept"]]),
        task("Keep the page", issuer + "*", KEEP),
        task("Arrive", suite + "/test/*", arrived),
    ]
    sign_out = [
        task("Sign out", issuer + "u/logout*", at_logout + [["click", "id", "sign-out"]]),
        task("Keep the page", issuer + "*", KEEP),
    ]
    return [
        {"match": issuer + "authorize*", "tasks": sign_in},
        {"match": issuer + "oidc/logout*", "tasks": sign_out},
    ]


def only_look(issuer):
    return {"browser": [{"match": issuer + "authorize*", "tasks": [task("Look", issuer + "*", KEEP)]}]}


def client(name):
    return {"client_id": "conformance-" + name, "client_secret": secret(name)}


def configuration(issuer, suite):
    return {
        "alias": "licet",
        "description": "Licet Identity",
        "server": {"discoveryUrl": issuer + ".well-known/openid-configuration", "login_hint": "alice@example.com"},
        "client": client("one"),
        "client2": client("two"),
        "client_secret_post": client("post"),
        "browser": browser(issuer, suite),
        "override": {
            **{module: only_look(issuer) for module in LOOK_AT_SIGN_IN},
            # Of these the page after the question is asked for, so the question is not kept.
            **{module: {"browser": browser(issuer, suite, [])} for module in SEE_SIGNED_OUT},
        },
    }


class Suite:
    """A running conformance suite."""

    def __init__(self, suite, licet):
        self.http = Http(suite + "/api/")
        self.licet = licet

    def run(self, plan, config, only):
        name, variant = PLANS[plan]
        query = {"planName": name, "variant": json.dumps(variant)}
        made = self.http.call("POST", "plan?" + urllib.parse.urlencode(query), config)
        return [
            self.module(made["id"], one) for one in made["modules"] if not only or one["testModule"] in only
        ]

    def module(self, plan, one):
        name = one["testModule"]
        query = {"test": name, "plan": plan, "variant": json.dumps(one["variant"])}
        module = self.http.call("POST", "runner?" + urllib.parse.urlencode(query))["id"]
        state = self.wait(module, ["CONFIGURED", "WAITING", "FINISHED", "INTERRUPTED"], 60)
        if state == "CONFIGURED":
            if name == "oidcc-server-rotate-keys":
                self.licet.rotate()
            self.http.call("POST", "runner/" + module)
        state = self.wait(module, ["FINISHED", "INTERRUPTED"], 100)
        info = self.http.call("GET", "info/" + module)
        result = info.get("result") or "UNKNOWN"
        log = self.http.call("GET", "log/" + module)
        print(f"{result if state == 'FINISHED' else state:12} {name}", flush=True)
        notes = [f"{e['result']}: {e.get('src')}: {e.get('msg')}" for e in log
                 if e.get("result") in ("FAILURE", "WARNING")]
        for note in notes:
            print("             " + note, flush=True)
        if state not in ("FINISHED", "INTERRUPTED"):
            self.http.call("DELETE", "runner/" + module)
        return {"module": name, "id": module, "state": state, "result": result, "notes": notes}

    def wait(self, module, states, seconds):
        until = time.time() + seconds
        state = "?"
        while time.time() < until:
            state = self.http.call("GET", "info/" + module)["status"]
            if state in states:
                return state
            time.sleep(0.5)
        return state


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--suite", required=True)
    options.add_argument("--issuer", required=True)
    options.add_argument("--only", action="append", default=[])
    options.add_argument("plans", nargs="+", choices=PLANS)
    asked = options.parse_args()
    licet = Licet(asked.issuer)
    licet.prepare()
    bad = 0
    for plan in asked.plans:
        print("== " + plan, flush=True)
        config = configuration(asked.issuer, asked.suite)
        if plan == "backchannel":
            config["client"] = client("told")
        results = Suite(asked.suite, licet).run(plan, config, asked.only)
        counts = {}
        for result in results:
            counts[result["result"]] = counts.get(result["result"], 0) + 1
        bad += sum(r["state"] != "FINISHED" or r["result"] in ("FAILED", "UNKNOWN") for r in results)
        print("   " + ", ".join(f"{n} {r}" for r, n in sorted(counts.items())), flush=True)
    sys.exit(1 if bad else 0)


main()
