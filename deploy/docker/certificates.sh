#!/bin/sh
# certificates.sh FOLDER NAME: makes a self-signed certificate for NAME in FOLDER, if there is none. An
# existing certificate stays, so a real one replaces this one for good.
set -eu

folder=$1
name=$2
certificate=$folder/tls.crt
key=$folder/tls.key

if [ -s "$certificate" ] && [ -s "$key" ]; then
    echo "certificates: $certificate is there"
    exit 0
fi

umask 077
# Both files are made elsewhere and then moved, so that an interrupted run leaves no half of a pair: the
# certificate is moved last, and without it the next start begins again. Not the certificate of an
# authority, which openssl makes by default: rustls does not accept one as a server's certificate.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
    -days 825 -subj "/CN=$name" \
    -addext "subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1" \
    -addext "basicConstraints=critical,CA:FALSE" \
    -addext "extendedKeyUsage=serverAuth" \
    -keyout "$key.new" -out "$certificate.new" 2>/dev/null
mv "$key.new" "$key"
mv "$certificate.new" "$certificate"
echo "certificates: made $certificate for $name; replace it and $key before strangers come"
