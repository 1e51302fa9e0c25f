# A service: --build-arg SERVICE=catalog-service --build-arg PORT=8081
ARG SERVICE
ARG PORT

# The same for all images, so that it is done once: everything is built, and tried out for the start-up caches.
FROM maven:3.9-eclipse-temurin-25 AS build
RUN useradd --system --uid 1001 --create-home backwise && mkdir /src && chown backwise /src
USER 1001
WORKDIR /src
COPY --chown=1001 . .
RUN --mount=type=cache,target=/home/backwise/.m2,uid=1001 ./backwise train

# The JDK that the cache was made by; another one says so and starts without it.
FROM eclipse-temurin:25
ARG SERVICE
ARG PORT
ENV PORT=${PORT} JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
RUN useradd --system --uid 1001 --no-create-home backwise
# Where it was built: the cache knows its class path.
WORKDIR /src/${SERVICE}/target/quarkus-app
COPY --from=build /src/${SERVICE}/target/quarkus-app/ ./
USER 1001
EXPOSE ${PORT}
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD bash -c 'exec 3<>/dev/tcp/localhost/$PORT && printf "GET /q/health/ready HTTP/1.0\r\n\r\n" >&3 && head -1 <&3 | grep -q " 200 "'
# The collector that the cache was made with.
ENTRYPOINT ["bash", "-c", "exec java -XX:+UseSerialGC -XX:AOTCache=app.aot $JAVA_OPTIONS -jar $PWD/quarkus-run.jar"]
