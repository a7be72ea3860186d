# openssl and one script, for the first certificates of the Compose set-up.
FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends openssl \
    && rm -rf /var/lib/apt/lists/*
COPY deploy/docker/certificates.sh /usr/local/bin/certificates.sh
USER 10001:10001
ENTRYPOINT ["sh", "/usr/local/bin/certificates.sh"]
CMD ["/certificates", "localhost"]
