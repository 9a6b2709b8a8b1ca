#!/bin/sh
# Makes broker.p12 (the broker's key and certificate, for etc/ of the broker alone) and broker-trust.p12 (its certificate, for the
# manager and every worker) in the current folder. Give every name and IPv4 address by which clients call the broker:
#
#   KEYSTORE_PASSWORD=... TRUSTSTORE_PASSWORD=... sh certificates.sh broker.example.org 192.0.2.7
#
# Where they are already, it makes their successors: broker-next.p12, whose certificate is put into broker-trust.p12 beside those that are
# there, so that clients trust the old key and the new one. docs/scaling.md says in which order to hand them out.
set -eu

names=
for name in "$@"; do
  case $name in
    *[!0-9.]*) names="${names:+$names,}dns:$name" ;;
    *) names="${names:+$names,}ip:$name" ;;
  esac
done
[ -n "$names" ] || { echo "usage: sh certificates.sh NAME..." >&2; exit 2; }

umask 077
key=broker.p12
alias=broker
if [ -e broker.p12 ]; then
  [ -e broker-trust.p12 ] || { echo "broker.p12 is there, but not broker-trust.p12" >&2; exit 2; }
  [ ! -e broker-next.p12 ] || { echo "broker-next.p12 is there already: move it over broker.p12 first" >&2; exit 2; }
  key=broker-next.p12
  alias="broker-$(date +%Y%m%d%H%M%S)"
fi
keytool -genkeypair -alias broker -keyalg EC -groupname secp256r1 -validity 825 -dname "CN=$1" -ext "san=$names" \
  -storetype PKCS12 -keystore "$key" -storepass:env KEYSTORE_PASSWORD
keytool -exportcert -rfc -alias broker -keystore "$key" -storepass:env KEYSTORE_PASSWORD -file broker.pem
keytool -importcert -noprompt -alias "$alias" -file broker.pem \
  -storetype PKCS12 -keystore broker-trust.p12 -storepass:env TRUSTSTORE_PASSWORD
