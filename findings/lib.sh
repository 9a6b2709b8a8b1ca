# Shared by the scripts of this folder: a temporary folder, pinned packages from Maven Central, npm, PyPI or Debian, and a comparison.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/mvnw

# java_with GROUP:ARTIFACT:VERSION[:alone]… <Main.java : runs a single source file with these packages and what they need (but for those "alone")
java_with() {
  local deps="" c nothing="<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
  for c in "$@"; do
    IFS=: read -r g a v alone <<<"$c"
    deps+="<dependency><groupId>$g</groupId><artifactId>$a</artifactId><version>$v</version>${alone:+$nothing}</dependency>"
  done
  cat >"$work/Main.java"
  cat >"$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId>
<version>1</version><dependencies>$deps</dependencies></project>
POM
  (cd "$work" && "$mvn" -q --batch-mode -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" >"$work/mvn.log" 2>&1) ||
    { cat "$work/mvn.log" >&2; exit 1; }
  (cd "$work" && java -cp "lib/*" Main.java 2>"$work/err") || { cat "$work/err" >&2; exit 1; }
}

# npm_with PACKAGE@VERSION… <main.mjs : the same for npm
npm_with() {
  cat >"$work/main.mjs"
  (cd "$work" && npm install --silent --no-audit --no-fund --ignore-scripts "$@" >"$work/npm.log" 2>&1) || { cat "$work/npm.log" >&2; exit 1; }
  (cd "$work" && node main.mjs)
}

# pip_with PACKAGE==VERSION… <main.py : the same for PyPI, in a virtual environment; the repository's folder is its argument
pip_with() {
  cat >"$work/main.py"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --retries 1 "$@" >"$work/pip.log" 2>&1 || { cat "$work/pip.log" >&2; exit 1; }
  "$work/venv/bin/python" "$work/main.py" "$(dirname "$mvn")"
}

# deb_with PACKAGE=VERSION PIP… <main.py : a Python library of Debian's, unpacked and not installed, with these packages of PyPI
deb_with() {
  (cd "$work" && apt-get download -q "$1" >deb.log 2>&1 && dpkg -x ./*.deb deb) || { cat "$work/deb.log" >&2; exit 1; }
  PYTHONPATH=$work/deb/usr/lib/python3/dist-packages PYTHONWARNINGS=ignore pip_with "${@:2}"
}

# debs_with PACKAGE=VERSION… : programs of Debian's, unpacked and not installed, in front of all others
debs_with() {
  (cd "$work" && apt-get download -q "$@" >deb.log 2>&1 && for deb in ./*.deb; do dpkg -x "$deb" deb; done) || { cat "$work/deb.log" >&2; exit 1; }
  PATH=$work/deb/usr/bin:$PATH
}

# office_with VERSION : LibreOffice Writer of Debian's with what it needs, unpacked and not installed
office_with() {
  local needs program=$work/deb/usr/lib/libreoffice/program
  needs=$(apt-get -s install --no-install-recommends "libreoffice-writer-nogui=$1" | awk '/^Inst/ {print $2 "=" substr($3, 2)}')
  # shellcheck disable=SC2086
  debs_with $needs
  mv "$work/deb/usr/lib/libreoffice/share/.registry" "$work/registry"
  sed -i "s#file:///usr#file://$work/deb/usr#; s#file:///etc/libreoffice/registry#file://$work/registry#g" "$program/fundamentalrc"
  office --convert-to txt /dev/null >/dev/null 2>&1 || true # the first run only makes its settings
}

# office ARGUMENT… : runs it
office() {
  local program=$work/deb/usr/lib/libreoffice/program
  LD_LIBRARY_PATH=$program:$work/deb/usr/lib/x86_64-linux-gnu "$program/soffice.bin" "-env:UserInstallation=file://$work/profile" --headless "$@" \
    >"$work/office.log" 2>&1
}

# expect TEXT : reads what was seen; fails if it is something else
expect() {
  local seen
  seen=$(cat)
  printf '%s\n' "$seen"
  if [ "$seen" != "$1" ]; then
    printf 'CHANGED, was:\n%s\n' "$1" >&2
    exit 1
  fi
}

# batch_with <statements : runs them as the body of a program with Spring Batch (see batch-job.java.txt)
batch_with() {
  local body
  body=$(cat)
  java_with org.springframework.batch:spring-batch-core:6.0.4 org.slf4j:slf4j-nop:2.0.17 < <(
    while IFS= read -r line; do if [ "${line// /}" = BODY ]; then printf '%s\n' "$body"; else printf '%s\n' "$line"; fi; done <"$(dirname "${BASH_SOURCE[0]}")/batch-job.java.txt"
  )
}

# batch_in_h2_with <Main.java : runs it with Spring Batch, whose jobs are kept in H2 (see batch-in-h2.java.txt)
batch_in_h2_with() {
  java_with org.springframework.batch:spring-batch-core:6.0.4 com.h2database:h2:2.4.240 org.slf4j:slf4j-nop:2.0.17 < <(
    cat - "$(dirname "${BASH_SOURCE[0]}")/batch-in-h2.java.txt"
  )
}
