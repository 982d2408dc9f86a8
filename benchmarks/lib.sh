# What the measuring scripts share. To be sourced after scripts/lib.sh, at the root of the repository,
# with the file of figures as the script's first argument.
# shellcheck shell=bash

# What fails inside a command substitution fails the script, where bash knows how (4.4 and newer).
shopt -s inherit_errexit 2>/dev/null || true

facts=${1:?the file that the figures are added to}
work=$(mktemp -d)
pids=()
cores=$(getconf _NPROCESSORS_ONLN)

# Whether all is to be tried in a minute or two; the figures are worth nothing then.
quick=${BENCH_QUICK:-}

stop_all() {
  local pid
  for pid in ${pids[@]+"${pids[@]}"}; do
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  pids=()
}
trap 'stop_all; rm -rf "$work"' EXIT

# record NAME VALUE WHAT
record() {
  printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$facts"
  printf '%-40s %12s  %s\n' "$1" "$2" "$3"
}

# Runs a script or program that adds figures itself, then says which.
recording() {
  local before
  before=$(wc -l 2>/dev/null <"$facts" || echo 0)
  "$@"
  tail -n "+$((before + 1))" "$facts" |
    awk -F '\t' '{ printf "%-40s %12s  %s\n", $1, $2, $3 }'
}

# The median of numbers, one a line.
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

now() { date +%s%3N; }

rss() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

# await URL STATUS CURL-OPTION…: until it answers with that status, at most five minutes.
await() {
  local url=$1 status=$2 deadline=$((SECONDS + 300))
  shift 2
  until [ "$(curl -sS -o /dev/null -w '%{http_code}' --max-time 5 "$@" "$url" 2>/dev/null)" = "$status" ]; do
    [ "$SECONDS" -lt "$deadline" ] || fail "$url did not answer $status within five minutes."
    sleep 0.02
  done
}

# load URL SECONDS THREADS CONNECTIONS WRK-OPTION…: "requests-a-second p99-in-ms"; any answer but 2xx
# spoils it, and any trouble with a connection, except that a server in $hasty may close it.
load() {
  local url=$1 seconds=$2 threads=$3 connections=$4 trouble='Socket errors' output
  [ "$url" != "${hasty:-}" ] || trouble='connect [1-9]\|write [1-9]\|timeout [1-9]'
  shift 4
  output=$(wrk --latency -t "$threads" -c "$connections" -d "${seconds}s" "$@" "$url") ||
    fail "wrk failed: $output"
  ! grep -q "Non-2xx\|$trouble" <<<"$output" || fail "Not all answers were good: $output"
  awk '/^Requests\/sec/ { rate = $2 }
    $1 == "99%" {
      p99 = $2 + 0
      if ($2 ~ /us$/) p99 /= 1000
      else if ($2 !~ /ms$/) p99 *= 1000
    }
    END { printf "%d %.3f\n", rate, p99 }' <<<"$output"
}

# ratio A B COLUMN: of the lines that load gave in each round, kept in $work/rates.NUMBER, the median
# over the rounds of how much one has of what the other has.
ratio() {
  paste -d ' ' "$work/rates.$1" "$work/rates.$2" |
    awk -v c="$3" '{ printf "%.4f\n", $c / $(c + 2) }' | median
}

tokens=benchmarks/target/tokens

# Builds what the measurements run, where it is missing or older than its sources.
make_classes() {
  local made=benchmarks/target/made
  if stale "$made" guard testkit adapters/spring-boot benchmarks; then
    need_maven
    maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks,benchmarks/http -am package
    touch "$made"
  fi
}

# In so much memory Guard remembers the 100,000 tokens that it is shown.
heap='-Xms3g -Xmx3g'

# bench CLASS-PATH CLASS ARGUMENT…: of the class paths, jdk and accp, one has the native provider.
bench() {
  local classpath
  classpath=benchmarks/target/classes:$(cat "benchmarks/target/$1.classpath")
  # shellcheck disable=SC2086 # several options
  "$JAVA_HOME/bin/java" $heap --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$classpath" "dev.licet.bench.$2" "${@:3}"
}

# Signs the tokens to measure with. They last a month, and signing as many takes a while.
make_tokens() {
  if [ -z "$(find "$tokens" -name done -mtime -7 2>/dev/null)" ]; then
    say 'Signing 108192 tokens.'
    rm -rf "$tokens"
    bench accp MaterialMaker "$tokens" RS256=100000 ES256=4096 EdDSA=4096
    touch "$tokens/done"
  fi
}
