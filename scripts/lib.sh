# What the scripts share: finding the tools, and saying in one sentence what is missing.
# To be sourced by bash (3.2 is enough). Paths are relative to the root of the repository.
# shellcheck shell=bash

IDENTITY_JAR=identity/target/licet-identity.jar
IDENTITY_AOT=identity/target/aot
HELLO_JAR=examples/hello-api/target/hello-api.jar
CLI_JAR=cli/target/licet-cli.jar

say() { printf '%s\n' "$*"; }

# Ends the script with one sentence on standard error.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The major version of the JDK in a folder: from its release file, else from the JVM itself.
jdk_version() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  printf '%s' "$version"
}

# Folders that may hold a JDK, the likeliest first.
jdk_places() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  java_on_path
  local place
  for place in /usr/lib/jvm/* /opt/* "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$place" ] && printf '%s\n' "$place"
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$1" 2>/dev/null
  fi
  return 0
}

# The home of the `java` on the PATH. Asking that JVM itself is slower, and needed for macOS's stub.
java_on_path() {
  local program
  program=$(command -v java) || return 0
  program=$(readlink -f "$program" 2>/dev/null) || program=
  if [ -f "${program%/bin/java}/release" ]; then
    printf '%s\n' "${program%/bin/java}"
  else
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

# find_jdk LOWEST HIGHEST PROGRAM: the first folder with that program and a version in the range.
find_jdk() {
  local place version
  while IFS= read -r place; do
    [ -x "$place/bin/$3" ] || continue
    version=$(jdk_version "$place")
    if [ -n "$version" ] && [ "$version" -ge "$1" ] && [ "$version" -le "$2" ]; then
      printf '%s' "$place"
      return 0
    fi
  done < <(jdk_places "$1")
  return 1
}

# The folder of the newest PostgreSQL, with bin/postgres in it: Debian keeps it off the PATH.
find_postgresql() {
  local bin newest=
  for bin in "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin; do
    [ -x "$bin/postgres" ] && newest=${bin%/bin}
  done
  [ -n "$newest" ] && printf '%s' "$newest"
}

# Sets JAVA_HOME to a JDK 25 or newer.
need_jdk() {
  JAVA_HOME=$(find_jdk 25 999 javac) ||
    fail "No JDK 25 found: install one (for instance Temurin from https://adoptium.net/) and set JAVA_HOME to its folder."
  export JAVA_HOME
}

need_maven() {
  local version
  command -v mvn >/dev/null 2>&1 ||
    fail "Maven is missing: install Maven 3.8 or newer (Debian and Ubuntu: apt-get install maven; macOS: brew install maven)."
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case "$version" in
    '' | [0-2].* | 3.[0-7]) fail "Maven ${version:-of an unknown version} is too old: Licet is built with Maven 3.8 or newer." ;;
  esac
}

# Maven without progress bars. Where nobody watches, also without colours: some builds of Maven write
# resetting codes whatever they are told.
maven() {
  # The option keeps Maven's own libraries from warning about themselves.
  local -x MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    mvn -B --no-transfer-progress "$@"
  else
    mvn -B --no-transfer-progress -Dstyle.color=never "$@" 2>&1 |
      awk '{ codes = gsub(/\033\[[0-9;]*m/, ""); if ($0 != "" || !codes) print; fflush() }'
  fi
}

# Builds the jars, without tests: those are for `make test`.
build_jars() {
  need_jdk
  need_maven
  maven -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl identity,examples/hello-api,cli -am package "$@"
  date_jars
}

# The build is reproducible and dates its jars by the release. From now on they tell when they were
# made, so that we see what is newer.
date_jars() {
  touch "$IDENTITY_JAR" "$HELLO_JAR" "$CLI_JAR"
}

# Whether a jar is missing, or older than one of the sources that it is made of.
stale() {
  local jar=$1
  shift
  [ -f "$jar" ] || return 0
  [ -n "$(find pom.xml "$@" -type d \( -name target -o -name test \) -prune -o -type f -newer "$jar" -print 2>/dev/null | head -n 1)" ]
}

any_stale() {
  stale "$IDENTITY_JAR" guard adapters/spring-boot identity ||
    stale "$HELLO_JAR" guard adapters/spring-boot examples/hello-api ||
    stale "$CLI_JAR" guard cli
}

# Sets identity_java to the collector that the identity server runs with. What the server keeps is small, so one
# thread clears it up in a moment, and the heap grows only as far as it has to; what a request leaves behind is
# gone with the next clearing, so few MiB are enough for it. Who wants another collector says so to the JVM itself.
identity_collector() {
  identity_java=()
  case "${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" in
    *-XX:+Use*GC*) ;;
    *) identity_java=(-XX:+UseSerialGC -XX:NewSize=12m) ;;
  esac
}

# Adds to identity_java that the innermost step of a password's hash is always compiled into its loop. When the
# compiler comes to it before it was counted, it stays a call for good, and such a server hashes half as fast.
identity_hashing() {
  identity_java+=(-XX:CompileCommand=quiet -XX:CompileCommand=inline,org.bouncycastle.util.Longs::rotateRight)
}

# Adds to identity_java where SQLite and the signer find their libraries, which `make aot` laid out in the
# folder $1. Else they write them to the disk at every start, from their jars.
identity_libraries() {
  [ ! -d "$1/native/sqlite" ] || identity_java+=(-Dorg.sqlite.lib.path="$1/native/sqlite")
  [ ! -d "$1/native/signer" ] ||
    identity_java+=(-Dcom.amazon.corretto.crypto.provider.useExternalLib=true -Djava.library.path="$1/native/signer")
}

# Whether a cache was made from this very jar: it has its date. A jar of Maven alone is dated by the release.
fits() {
  [ -f "$1" ] && [ -f "$2" ] && ! [ "$1" -nt "$2" ] && ! [ "$1" -ot "$2" ]
}

# Sets identity_java to what `java` runs the identity server with, below the folder $1: laid out and with
# a cache of the JDK's where `make aot` made one from this very jar, else the jar as it is.
choose_identity() {
  identity_collector
  identity_hashing
  if fits "$1/$IDENTITY_AOT/licet-identity.aot" "$1/$IDENTITY_JAR"; then
    identity_libraries "$1/$IDENTITY_AOT"
    # What the compilers needed goes back to the system once they have little to do. With what the cache has learned
    # they would do most of their work during the start, for code that is done with then: they wait for eight times
    # as many calls. A cache of another JDK is left aside by the JVM, without a word.
    identity_java+=(-XX:TrimNativeHeapInterval=5000 -XX:Tier2InvokeNotifyFreqLog=14 -XX:Tier2BackedgeNotifyFreqLog=18
      -XX:AOTCache="$1/$IDENTITY_AOT/licet-identity.aot" -Xlog:disable -Xlog:all=error:stderr
      -jar "$1/$IDENTITY_AOT/licet-identity.jar")
  else
    identity_java+=(-jar "$1/$IDENTITY_JAR")
  fi
}

free_port() {
  local port
  # Below those that the system gives to outgoing connections: one of them could take it meanwhile.
  until port=$((20000 + RANDOM % 12000)) && ! taken "$port"; do :; done
  echo "$port"
}

# Whether somebody listens on a port of this machine.
taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# need_package PROGRAM PACKAGE WHAT: installs the Debian package where we may, else names the command.
need_package() {
  if command -v "$1" >/dev/null 2>&1; then
    return 0
  fi
  install_package "$2" "$3"
  command -v "$1" >/dev/null 2>&1 || fail "$3 is still missing after the installation of the package $2."
}

install_package() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    fail "$2 is missing: install it (Debian and Ubuntu: sudo apt-get install $1)."
  fi
  say "$2 is missing: installing the package $1 with apt-get."
  # A package list that cannot be renewed is no reason to stop: an older one may do.
  apt-get update -qq >/dev/null 2>&1 || true
  # shellcheck disable=SC2086 # several packages may be named
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1 >/dev/null ||
    fail "$2 could not be installed: apt-get install $1 failed."
}
