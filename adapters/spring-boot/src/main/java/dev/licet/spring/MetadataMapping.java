package dev.licet.spring;

import dev.licet.guard.Guard;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The way to the document about this API, if the guard was told to have one; first of all ways. */
final class MetadataMapping extends SimpleUrlHandlerMapping {
  MetadataMapping(Guard guard, RouteRules rules) {
    super(
        guard
            .resourceMetadata()
            .map(metadata -> Map.of(metadata.path(), new MetadataHandler(guard, rules)))
            .orElse(Map.of()),
        Ordered.HIGHEST_PRECEDENCE);
  }

  /** As every call comes by here first, it does not look for a way where there is none. */
  @Override
  protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
    return getHandlerMap().isEmpty() ? null : super.getHandlerInternal(request);
  }
}
