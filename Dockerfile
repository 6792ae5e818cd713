FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ChatServer/ChatServer.csproj src/ChatServer/
RUN dotnet restore src/ChatServer
COPY src/ src/
RUN dotnet publish src/ChatServer --no-restore --configuration Release -p:BrowserClient=none --output published

FROM node:22 AS client
WORKDIR /source
COPY docs/openapi.json docs/
COPY src/ChatServer.Web/ src/ChatServer.Web/
RUN cd src/ChatServer.Web && npm ci --no-audit --no-fund && npm run build

# Ubuntu 24.04 by name: the packages below are called so there.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
# Previews of images (HEIC, as iPhones make it, and AVIF are plugins), of videos and sound, and of PDF.
RUN apt-get update \
  && apt-get install -y --no-install-recommends libvips42 libheif-plugin-libde265 libheif-plugin-aomdec ffmpeg poppler-utils \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /source/published ./
COPY --from=client /source/src/ChatServer/wwwroot ./wwwroot
# A volume takes over the owner of the directory that it covers.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
ENV ASPNETCORE_URLS=http://+:8080 DataDirectory=/data
EXPOSE 8080
# The image holds no curl; bash can ask by itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
ENTRYPOINT ["dotnet", "ChatServer.dll"]
