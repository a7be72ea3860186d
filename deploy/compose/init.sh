#!/bin/sh
# Makes the secrets of compose.yaml, each once, in secrets/ beside this file (mode 0600), and writes
# their owner to .env. It never changes an existing secret, so it can be run again at any time.
#
# If root runs this script, the containers run as 10001; otherwise as the user who runs it.
set -eu

# The host name that clients use, for the self-signed certificate.
host=${1:-localhost}
cd "$(dirname "$0")"
umask 077

uid=$(id -u)
if [ "$uid" -eq 0 ]; then
    uid=10001
fi
if [ -f .env ]; then
    kept=$(sed -n 's/^MPS_UID=//p' .env)
    uid=${kept:-$uid}
else
    printf 'MPS_UID=%s\nMPS_HOST=%s\n' "$uid" "$host" > .env
fi

mkdir -p secrets
chmod 700 secrets

# keep NAME: writes standard input to the secret NAME, unless it exists. The file is moved into place
# when it is complete, so that an interrupted run leaves no partial secret.
keep() {
    if [ -s "secrets/$1" ]; then
        return
    fi
    cat > "secrets/$1.new"
    if ! [ -s "secrets/$1.new" ]; then
        echo "init: no secret could be made for $1" >&2
        exit 1
    fi
    mv "secrets/$1.new" "secrets/$1"
    echo "init: made secrets/$1"
}

# 32 random bytes, in letters that need no escaping in a URL.
random() {
    head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
}

for name in jwt_secret audit_key backup_key metrics_token postgres_password database_password \
    redis_password grafana_password; do
    random | keep "$name"
done
# The network between them is local to this machine and leads nowhere else.
printf 'postgres://mps:%s@postgres:5432/mps?sslmode=disable' "$(cat secrets/database_password)" |
    keep database_url

# The credentials for sending alerts must come from you. Alertmanager only needs the files to exist.
for name in smtp_password pager_token; do
    printf 'not-set' | keep "$name"
done

chmod 600 secrets/*
if [ "$(id -u)" -eq 0 ]; then
    chown "$uid:$uid" secrets secrets/*
fi
echo "init: put what alerts are sent with into secrets/smtp_password and secrets/pager_token"
echo "init: keep a copy of secrets/audit_key and secrets/backup_key elsewhere; without them neither"
echo "init: the audit can be proved nor a backup be read"
