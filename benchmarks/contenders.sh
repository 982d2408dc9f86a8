# The identity servers that are measured: how each comes here, and how it starts. To be sourced after
# benchmarks/lib.sh. Keycloak stands on PostgreSQL, as its makers advise; Licet on its own SQLite, and
# a second one on PostgreSQL where that is compared too; the others as they come.
# shellcheck shell=bash

need_maven
need_package psql postgresql 'PostgreSQL, which Keycloak is measured on,'
if any_stale; then
  build_jars -q
fi
make_classes

seconds=${BENCH_SECONDS:-${quick:+1}}
seconds=${seconds:-8}
rounds=${BENCH_ROUNDS:-3}
memory='-Xms64m -Xmx512m'
keycloak_version=26.7.3
peers=$PWD/benchmarks/target/peers
here=$PWD/benchmarks/peers
licet=0 keycloak=1 oidcprovider=2 mock=3 licet_postgres=4
names=(licet keycloak oidcprovider mock licet.postgres)
titles=('Licet Identity' "Keycloak $keycloak_version" 'oidc-provider 9.13.3' 'mock-oauth2-server 6.0.2'
  'Licet Identity on PostgreSQL')
readiness=(/health/ready /realms/measured/.well-known/openid-configuration
  /.well-known/openid-configuration /measured/.well-known/openid-configuration /health/ready)
endpoints=(/oauth/token /realms/measured/protocol/openid-connect/token /token /measured/token /oauth/token)

# As whom applications get tokens, and for what.
CLIENT_ID=m2m
CLIENT_SECRET=measured-measured-measured-measured-measured-measured-measured-0
AUDIENCE=https://api.example
export CLIENT_ID CLIENT_SECRET AUDIENCE

pid_of=()
base_of=()
url_of=()

# Brings Keycloak here, and prepares it for PostgreSQL and for the realm that is measured.
make_keycloak() {
  local home=$peers/keycloak-$keycloak_version
  mkdir -p "$peers"
  if [ ! -d "$home" ]; then
    say 'Fetching Keycloak (the first time only).'
    maven -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory="$peers" \
      -Dartifact=org.keycloak:keycloak-quarkus-dist:$keycloak_version:tar.gz -f "$here/pom.xml"
    tar xzf "$peers/keycloak-quarkus-dist-$keycloak_version.tar.gz" -C "$peers"
  fi
  mkdir -p "$home/data/import"
  realm >"$home/data/import/measured.json"
  "$home/bin/kc.sh" build --db=postgres >"$work/keycloak.log" 2>&1
}

make_others() {
  mkdir -p "$peers/node"
  if [ ! -d "$peers/lib" ]; then
    say 'Fetching oidc-provider and mock-oauth2-server (the first time only).'
    maven -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
      -DoutputDirectory="$peers/lib" -f "$here/pom.xml"
  fi
  cp "$here/package.json" "$here/oidc-provider.mjs" "$peers/node/"
  [ -d "$peers/node/node_modules" ] || npm --prefix "$peers/node" install --silent --no-audit --no-fund >/dev/null
}

# Licet as `make aot` leaves it; where all is only tried, the jar will do.
make_licet() {
  choose_identity .
  if [[ "${identity_java[*]}" != *-XX:AOTCache=* ]] && [ -z "$quick" ]; then
    scripts/aot >/dev/null
    choose_identity .
  fi
  tenant >"$work/tenant.yaml"
}

# The same users for both, so many.
users=200
password=Measured-Wonderland-1

tenant() {
  local i
  cat "$here/tenant.yaml"
  [ "$users" = 0 ] || echo 'users:'
  for ((i = 0; i < users; i++)); do
    printf '  - {email: user%03d@app.example, email_verified: true, given_name: Mea, family_name: Sured, password: %s}\n' \
      "$i" "$password"
  done
}

realm() {
  local i comma=
  sed '$d' "$here/keycloak.json"
  echo '  ,"users": ['
  for ((i = 0; i < users; i++)); do
    printf '%s    {"username": "user%03d@app.example", "email": "user%03d@app.example", "emailVerified": true, ' "$comma" "$i" "$i"
    printf '"enabled": true, "firstName": "Mea", "lastName": "Sured", "credentials": [{"type": "password", "value": "%s"}]}' "$password"
    comma=$',\n'
  done
  printf '\n  ]\n}\n'
}

# PostgreSQL, with an empty database for Keycloak and one for Licet.
start_postgres() {
  local programs owner=()
  programs=$(dirname "$(find /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -V | tail -n 1)")
  [ -x "$programs/postgres" ] || fail 'The programs of PostgreSQL are not below /usr/lib/postgresql.'
  mkdir -p "$work/postgres"
  if [ "$(id -u)" = 0 ]; then
    owner=(runuser -u postgres --)
    chown postgres "$work/postgres"
    chmod 711 "$work"
  fi
  postgres_port=$(free_port)
  (cd / && "${owner[@]}" "$programs/initdb" -D "$work/postgres/data" -U bench -A trust -E UTF8 >/dev/null)
  (cd / && exec "${owner[@]}" "$programs/postgres" -D "$work/postgres/data" -k "$work/postgres" \
    -h 127.0.0.1 -p "$postgres_port" >"$work/postgres.log" 2>&1) &
  postgres=$!
  until psql -q -h 127.0.0.1 -p "$postgres_port" -U bench -d postgres -c 'create database keycloak' 2>/dev/null; do
    kill -0 "$postgres" || fail "PostgreSQL did not start: $(tail -n 3 "$work/postgres.log")"
    sleep 0.2
  done
  psql -q -h 127.0.0.1 -p "$postgres_port" -U bench -d postgres -c 'create database licet'
}

stop_postgres() {
  # Its own child of runuser, where that stands between.
  [ ! -f "$work/postgres/data/postmaster.pid" ] ||
    kill -INT "$(head -n 1 "$work/postgres/data/postmaster.pid")" 2>/dev/null || true
}
trap 'stop_all; stop_postgres; rm -rf "$work"' EXIT

# start_licet PORT [DATA]
start_licet() {
  LICET_TLS=off LICET_TRUSTED_PROXIES=127.0.0.1 LICET_DOMAIN=localhost LICET_PORT=$1 \
    LICET_DATA=${2:-$work/licet} LICET_TENANT_FILE=$work/tenant.yaml \
    "$JAVA_HOME/bin/java" $memory "${identity_java[@]}" >>"$work/licet.log" 2>&1 &
}

start_licet_postgres() {
  LICET_DATABASE_URL=jdbc:postgresql://127.0.0.1:$postgres_port/licet LICET_DATABASE_USER=bench \
    LICET_DATABASE_PASSWORD=bench start_licet "$1" "$work/licet-postgres"
}

# Passwords are hashed as Licet hashes them: Argon2id, 19 MiB, two passes, one lane.
start_keycloak() {
  JAVA_OPTS_KC_HEAP=$memory KC_DB_URL=jdbc:postgresql://127.0.0.1:$postgres_port/keycloak \
    KC_DB_USERNAME=bench KC_DB_PASSWORD=bench \
    "$peers/keycloak-$keycloak_version/bin/kc.sh" start --optimized --import-realm --http-enabled=true \
    --spi-password-hashing--argon2--memory=19456 --spi-password-hashing--argon2--iterations=2 \
    --hostname-strict=false --http-host=127.0.0.1 --http-port="$1" --cache=local >>"$work/keycloak.log" 2>&1 &
}

start_oidcprovider() {
  PORT=$1 node "$peers/node/oidc-provider.mjs" >>"$work/oidcprovider.log" 2>&1 &
}

start_mock() {
  SERVER_HOSTNAME=127.0.0.1 SERVER_PORT=$1 JSON_CONFIG_PATH=$here/mock-oauth2-server.json \
    "$JAVA_HOME/bin/java" $memory -cp "$peers/lib/*" \
    no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt >>"$work/mock.log" 2>&1 &
}

# start NUMBER: starts that server and waits for its first 200; the milliseconds that took.
start() {
  local port since
  port=$(free_port)
  since=$(now)
  "start_${names[$1]/./_}" "$port"
  pid_of[$1]=$!
  pids+=($!)
  base_of[$1]=http://127.0.0.1:$port
  url_of[$1]=${base_of[$1]}${endpoints[$1]}
  # A look at the port, as each question would take a hundredth of a second from the one who starts.
  until taken "$port" || ! kill -0 "${pid_of[$1]}" 2>/dev/null; do
    sleep 0.02
  done
  await "${base_of[$1]}${readiness[$1]}" 200
  took=$(($(now) - since))
}
