# The same for all images, so that it is done once: everything is built, and tried out for the start-up caches.
FROM maven:3.9-eclipse-temurin-25 AS build
RUN useradd --system --uid 1001 --create-home backwise && mkdir /src && chown backwise /src
USER 1001
WORKDIR /src
COPY --chown=1001 . .
RUN --mount=type=cache,target=/home/backwise/.m2,uid=1001 ./backwise train

# The JDK that the cache was made by; another one says so and starts without it.
FROM eclipse-temurin:25
ENV JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
RUN useradd --system --uid 1001 --no-create-home backwise
# Where it was built: the cache knows its class path.
WORKDIR /src/gateway/target
COPY --from=build /src/gateway/target/lib/ lib/
COPY --from=build /src/gateway/target/gateway.jar /src/gateway/target/app.aot ./
USER 1001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=6 \
  CMD bash -c 'exec 3<>/dev/tcp/localhost/8080 && printf "GET /q/health/live HTTP/1.0\r\n\r\n" >&3 && head -1 <&3 | grep -q " 200 "'
# The collector that the cache was made with, and its class path in the same order.
ENTRYPOINT ["bash", "-c", "LC_ALL=C; IFS=:; set -- $PWD/gateway.jar $PWD/lib/*.jar; path=\"$*\"; unset IFS; exec java -XX:+UseSerialGC -XX:AOTCache=app.aot $JAVA_OPTIONS --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp \"$path\" io.backwise.gateway.Gateway"]
