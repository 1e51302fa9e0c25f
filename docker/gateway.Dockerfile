FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=.m2 mvn -Dmaven.repo.local=.m2 -B -ntp -q package -DskipTests -pl gateway -am

FROM eclipse-temurin:25-jre
ENV JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
RUN useradd --system --uid 1001 --no-create-home backwise
WORKDIR /app
COPY --from=build /src/gateway/target/lib/ lib/
COPY --from=build /src/gateway/target/gateway.jar ./
USER 1001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=6 \
  CMD bash -c 'exec 3<>/dev/tcp/localhost/8080 && printf "GET /q/health/live HTTP/1.0\r\n\r\n" >&3 && head -1 <&3 | grep -q " 200 "'
ENTRYPOINT ["bash", "-c", "exec java $JAVA_OPTIONS --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp 'gateway.jar:lib/*' io.backwise.gateway.Gateway"]
