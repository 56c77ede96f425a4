# Lockstep in a container, for the site in the working directory:
#   docker build --tag lockstep .
#   docker run --rm --volume "$PWD:/site" lockstep check
FROM node:24-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm pack --pack-destination /tmp && mv /tmp/lockstep-*.tgz /tmp/lockstep.tgz

FROM node:24-slim
# git tells the drift of translations. The repository of the site belongs to whoever runs the container.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /tmp/lockstep.tgz /tmp/lockstep.tgz
RUN npm install --global --no-audit --no-fund /tmp/lockstep.tgz \
  && npm cache clean --force
ENV LOCKSTEP_CACHE=/tmp/lockstep-cache
USER node
WORKDIR /site
ENTRYPOINT ["lockstep"]
CMD ["check"]
