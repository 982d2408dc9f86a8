package dev.licet.spring;

/**
 * Which routes lie within the guarded paths, as far as their patterns tell.
 *
 * @param servletPath the path of Spring MVC's servlet, empty if it has none
 * @param contextPath the path of the application, empty if it has none
 */
record RouteScope(GuardedPaths paths, String servletPath, String contextPath) {
  /** Whether a route of Spring MVC with this pattern does. */
  boolean hasRoute(String pattern) {
    return paths.cover(pattern, servletPath, contextPath);
  }

  /** Whether a servlet with this mapping does: a path, or a suffix such as {@code *.do}. */
  boolean hasServlet(String mapping) {
    return paths.cover(mapping.startsWith("/") ? mapping : "/" + mapping, "", contextPath);
  }
}
