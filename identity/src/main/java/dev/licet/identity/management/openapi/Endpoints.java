package dev.licet.identity.management.openapi;

import dev.licet.identity.management.ManagementApi;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All endpoints of the Management API, as Spring knows them. */
@Component
class Endpoints {
  private final RequestMappingHandlerMapping mapping;

  Endpoints(RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  List<Endpoint> all() {
    return mapping.getHandlerMethods().entrySet().stream()
        .flatMap(one -> of(one.getKey(), one.getValue()))
        .filter(endpoint -> endpoint.path().startsWith(ManagementApi.PATH + "/"))
        .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
        .toList();
  }

  private static Stream<Endpoint> of(RequestMappingInfo info, HandlerMethod handler) {
    return info.getPatternValues().stream()
        .flatMap(path ->
            info.getMethodsCondition().getMethods().stream()
                .map(method -> new Endpoint(method.name(), path, handler)));
  }
}
