#!/bin/sh
# Makes broker.p12 (the broker's key and certificate, for etc/ of the broker alone) and broker-trust.p12 (its certificate, for the
# manager and every worker) in the current folder. Give every name and IPv4 address by which clients call the broker:
#
#   KEYSTORE_PASSWORD=... TRUSTSTORE_PASSWORD=... sh certificates.sh broker.example.org 192.0.2.7
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
keytool -genkeypair -alias broker -keyalg EC -groupname secp256r1 -validity 825 -dname "CN=$1" -ext "san=$names" \
  -storetype PKCS12 -keystore broker.p12 -storepass:env KEYSTORE_PASSWORD
keytool -exportcert -rfc -alias broker -keystore broker.p12 -storepass:env KEYSTORE_PASSWORD -file broker.pem
keytool -importcert -noprompt -alias broker -file broker.pem \
  -storetype PKCS12 -keystore broker-trust.p12 -storepass:env TRUSTSTORE_PASSWORD
