# Starts a command of xcm.tools; sourced by bin/xcm and the others:
#   launch PROGRAM MAIN-CLASS JVM-OPTIONS -- ARGUMENTS
# With "osgi=yes" it has the runnable jar of xcm.app at hand, too; with "with_tls=yes" all that TLS needs.
# Builds what is missing on the first use. The command runs on the module path, in the place of the shell: signals and the
# exit status are its own.

# --- the java to use: JAVA_HOME's, or the one on the PATH
find_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    java=${java:-$(command -v java)} || fail "no java found: install a JDK, 17 or newer, or set JAVA_HOME"
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java"
    local home=${java%/bin/java} key value
    [ -r "$home/release" ] || home=$(dirname "$(dirname "$(readlink -f "$java")")")
    feature= build=
    if [ -r "$home/release" ]; then # faster than to ask java
        while IFS='=' read -r key value; do
            value=${value//\"/}
            case $key in
                JAVA_VERSION) feature=${value%%[.+-]*} ;;
                JAVA_RUNTIME_VERSION) build=$value ;;
            esac
        done <"$home/release"
    fi
    if [ -z "$feature" ]; then
        build=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = *//p')
        feature=${build%%[.+-]*}
    fi
    [ "${feature:-0}" -ge 17 ] || fail "Java 17 or newer is needed, but $java is ${feature:-of unknown version}"
    build=${build:-$feature}
    build=${build//[^A-Za-z0-9.+-]/_}
}

fail() {
    printf '%s: %s\n' "$program" "$1" >&2
    exit 1
}

# --- the jars
find_jars() {
    local jars
    shopt -s nullglob
    jars=("$root"/xcm.tools/target/xcm.tools-*.jar)
    shopt -u nullglob
    jar=${jars[0]}
    [ -n "$jar" ] && [ -r "$modules/xcm.api.jar" ] && { [ -z "${osgi:-}" ] || [ -r "$app" ]; }
}

build() {
    command -v mvn >/dev/null || fail "not built yet, and there is no mvn to build it: install Maven"
    printf '%s: building it for the first time; that takes a minute or two\n' "$program" >&2
    # Without the checks of the sources: they are for those who change them.
    (cd "$root" && mvn -B -ntp -q -P '!checks' -pl "xcm.tools${osgi:+,xcm.app}" -am package -DskipTests) </dev/null >&2 ||
        fail "the build failed"
    find_jars || fail "the build did not make $root/xcm.tools/target${osgi:+ and $app}"
}

# --- the module path. What TLS needs is large: it is there for those commands only that are given an address of TLS.
find_path() {
    local file
    path=$jar
    for file in "$modules"/*.jar; do
        case ${file##*/} in bc*.jar | xcm.ca.jar | xcm.transport.*tls.jar) [ -n "$tls" ] || continue ;; esac
        path+=:$file
    done
}

# --- class data sharing: the classes that the commands load, ready to be mapped; one archive for each build of
# the JDK, and another one with TLS
find_archive() {
    archive=$root/xcm.tools/target/cds/java-$build${tls:+-tls}.jsa
    if ! is_current; then
        # Without an archive everything works, only slower: all that fails here is passed over.
        { mkdir -p "${archive%/*}" && [ -w "${archive%/*}" ]; } 2>/dev/null || return
        local fresh=$archive.$$
        if "$java" "${options[@]}" -XX:ArchiveClassesAtExit="$fresh" -m xcm.tools/xcm.tools.rehearsal.Rehearsal; then
            mv -f "$fresh" "$archive"
        else
            rm -f "$fresh"
        fi </dev/null >/dev/null 2>&1
    fi
    [ -r "$archive" ] && options+=(-XX:SharedArchiveFile="$archive")
}

is_current() {
    local file
    for file in "$jar" "$modules"/*.jar; do
        [ "$archive" -nt "$file" ] || return
    done
}

launch() {
    program=$1
    local main=$2 own=()
    shift 2
    while [ "$1" != -- ]; do own+=("$1"); shift; done
    shift
    tls=${with_tls:-}
    case " $* " in *tls:*) tls=yes ;; esac
    root=$(readlink -f "${BASH_SOURCE[0]}")
    root=${root%/cnf/launch.bash}
    modules=$root/xcm.tools/target/modules
    app=$root/xcm.app/target/app.jar
    find_java
    find_jars || build
    find_path
    # -Xlog: what the JVM has to say of class data sharing must not appear among the messages that are received
    options=(-Xshare:auto -Xlog:disable -XX:+UseSerialGC -p "$path")
    # Bundles in a framework are in unnamed modules.
    [ "$feature" -lt 22 ] || options+=(--enable-native-access=xcm.lib.jnr"${osgi:+,ALL-UNNAMED}")
    [ "$feature" -lt 23 ] || options+=(--sun-misc-unsafe-memory-access=allow)
    # The demonstration, which is part of every rehearsal, issues itself credentials.
    [ -z "$tls" ] || options+=(--add-modules=xcm.ca)
    find_archive
    [ -z "${osgi:-}" ] || own+=(-Dxcm.app="$app")
    if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then own+=(-Dxcm.terminal=true); fi
    exec "$java" "${options[@]}" "${own[@]}" -Dxcm.launcher="$root/bin/$program" -m "xcm.tools/$main" "$@"
}
