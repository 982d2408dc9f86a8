package dev.licet.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceHandlerUtils;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Asks Spring's resolvers of static files whether a path leads to one. The answer decides between
 * 404 and 401 only: an unmarked file is sent in neither case.
 */
final class StaticFile {
  private StaticFile() {}

  static boolean exists(
      ResourceHttpRequestHandler files, HttpServletRequest request, String pathWithinMapping) {
    String path = ResourceHandlerUtils.normalizeInputPath(pathWithinMapping);
    return !ResourceHandlerUtils.shouldIgnoreInputPath(path)
        && new Chain(files.getResourceResolvers(), 0)
                .resolveResource(request, path, files.getLocations())
            != null;
  }

  private record Chain(List<ResourceResolver> resolvers, int position)
      implements ResourceResolverChain {
    @Override
    public @Nullable Resource resolveResource(
        @Nullable HttpServletRequest request, String path, List<? extends Resource> locations) {
      return position == resolvers.size()
          ? null
          : resolvers.get(position).resolveResource(request, path, locations, next());
    }

    @Override
    public @Nullable String resolveUrlPath(String path, List<? extends Resource> locations) {
      return position == resolvers.size()
          ? null
          : resolvers.get(position).resolveUrlPath(path, locations, next());
    }

    private Chain next() {
      return new Chain(resolvers, position + 1);
    }
  }
}
