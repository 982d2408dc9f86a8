package dev.licet.identity.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** The paths of style sheets and scripts, for the templates. */
@Component
public class Assets {
  private final ResourceUrlProvider paths;
  private final String tabler = webJar("tabler__core") + "/dist/css/tabler.min.css";
  private final String htmx = webJar("htmx.org") + "/dist/htmx.min.js";

  Assets(ResourceUrlProvider paths) {
    this.paths = paths;
  }

  /** Of a file of our own, with its content's hash in the name. */
  public String path(String file) {
    var plain = "/assets/" + file;
    var versioned = paths.getForLookupPath(plain);
    return versioned == null ? plain : versioned;
  }

  public String tabler() {
    return tabler;
  }

  public String htmx() {
    return htmx;
  }

  private static String webJar(String name) {
    return "/webjars/" + name + "/" + pom(name).getProperty("version");
  }

  private static Properties pom(String name) {
    try {
      return PropertiesLoaderUtils.loadProperties(
          new ClassPathResource("META-INF/maven/org.webjars.npm/" + name + "/pom.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException("The WebJar " + name + " is part of this jar", e);
    }
  }
}
