#!/bin/sh
# Run once, when the database is made: mps is no superuser and owns its database and nothing else.
set -eu

password=$(cat /run/secrets/database_password)
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set password="$password" \
    --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE mps LOGIN PASSWORD :'password';
CREATE DATABASE mps OWNER mps;
REVOKE ALL ON DATABASE mps FROM PUBLIC;
SQL
