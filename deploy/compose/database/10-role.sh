#!/bin/sh
# Runs once, when the database is created: mps is not a superuser, and owns only its database.
set -eu

password=$(cat /run/secrets/database_password)
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set password="$password" \
    --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE mps LOGIN PASSWORD :'password';
CREATE DATABASE mps OWNER mps;
REVOKE ALL ON DATABASE mps FROM PUBLIC;
SQL
