#!/bin/sh
# certificates.sh FOLDER NAME: makes a self-made certificate for NAME in FOLDER, if there is none.
# What somebody has put there is left alone, so a real certificate replaces this one for good.
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
# Made beside their places and then moved, so that a stop in between leaves no half of a pair: the
# certificate comes last, and without it the next start begins anew.
# Not the certificate of an authority, which is what openssl makes unasked: rustls takes none of those
# for a server's.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
    -days 825 -subj "/CN=$name" \
    -addext "subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1" \
    -addext "basicConstraints=critical,CA:FALSE" \
    -addext "extendedKeyUsage=serverAuth" \
    -keyout "$key.new" -out "$certificate.new" 2>/dev/null
mv "$key.new" "$key"
mv "$certificate.new" "$certificate"
echo "certificates: made $certificate for $name; replace it and $key before strangers come"
