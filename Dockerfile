# The SPA, the binary, and nothing else. docker compose up builds it.
FROM node:20-bookworm-slim AS spa
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY schema.graphql /src/
COPY frontend ./
RUN npm run build

FROM rust:1.95-bookworm AS server
WORKDIR /src
COPY . .
COPY --from=spa /src/frontend/dist frontend/dist
RUN cargo build --release --locked --bin nastavnik

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* && useradd --system --create-home --home-dir /var/lib/nastavnik nastavnik
COPY --from=server /src/target/release/nastavnik /usr/local/bin/nastavnik
USER nastavnik
WORKDIR /var/lib/nastavnik
ENV NASTAVNIK_LISTEN=0.0.0.0:8080 NASTAVNIK_DATA_DIR=/var/lib/nastavnik/data
VOLUME /var/lib/nastavnik/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD curl -fsS http://127.0.0.1:8080/readyz || exit 1
STOPSIGNAL SIGTERM
ENTRYPOINT ["nastavnik"]
CMD ["serve"]
