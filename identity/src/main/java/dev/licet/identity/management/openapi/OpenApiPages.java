package dev.licet.identity.management.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.dashboard.Pages;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The calls of the Management API to read, resource by resource. */
@Pages
class OpenApiPages {
  private final Endpoints endpoints;

  OpenApiPages(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @GetMapping("/dashboard/management-api")
  ModelAndView calls() {
    var byResource =
        endpoints.all().stream()
            .filter(endpoint -> !endpoint.scopes().isEmpty())
            .collect(groupingBy(Endpoint::tag, TreeMap::new, toList()));
    return new ModelAndView("management/calls", Map.of("resources", byResource));
  }
}
