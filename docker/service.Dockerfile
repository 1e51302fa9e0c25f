# A service: --build-arg SERVICE=catalog-service --build-arg PORT=8081
ARG SERVICE
ARG PORT

FROM maven:3.9-eclipse-temurin-25 AS build
ARG SERVICE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=.m2 mvn -Dmaven.repo.local=.m2 -B -ntp -q package -DskipTests -pl ${SERVICE} -am

FROM eclipse-temurin:25-jre
ARG SERVICE
ARG PORT
ENV PORT=${PORT} JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
RUN useradd --system --uid 1001 --no-create-home backwise
WORKDIR /app
COPY --from=build /src/${SERVICE}/target/quarkus-app/ ./
# The class-data archive of a run that ends where the database would be: it has loaded what every start loads.
RUN (QUARKUS_FLYWAY_CONNECT_RETRIES=0 QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:1/none \
      QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:1/none KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1 \
      QUARKUS_OIDC_AUTH_SERVER_URL=http://127.0.0.1:1 QUARKUS_DATASOURCE_PASSWORD=none \
      java -XX:ArchiveClassesAtExit=app.jsa -jar quarkus-run.jar >/dev/null 2>&1 || true) && test -s app.jsa
USER 1001
EXPOSE ${PORT}
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD bash -c 'exec 3<>/dev/tcp/localhost/$PORT && printf "GET /q/health/ready HTTP/1.0\r\n\r\n" >&3 && head -1 <&3 | grep -q " 200 "'
ENTRYPOINT ["bash", "-c", "exec java -XX:SharedArchiveFile=app.jsa $JAVA_OPTIONS -jar quarkus-run.jar"]
