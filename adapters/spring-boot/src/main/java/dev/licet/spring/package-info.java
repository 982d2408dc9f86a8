/**
 * Guard for Spring Boot's servlet MVC: three annotations, two settings, no Spring Security.
 *
 * <p>The way of a call: the router chooses a handler, {@link dev.licet.spring.RouteInterceptor}
 * looks up the rule that {@link dev.licet.spring.RouteRules} read from that handler's annotations
 * at start, and {@link dev.licet.spring.Gate} asks Guard and lets the call in or answers it. {@link
 * dev.licet.spring.LicetAutoConfiguration} puts the parts together.
 */
@NullMarked
package dev.licet.spring;

import org.jspecify.annotations.NullMarked;
