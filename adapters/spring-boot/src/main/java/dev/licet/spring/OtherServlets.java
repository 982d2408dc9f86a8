package dev.licet.spring;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.function.BiConsumer;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;

/** The servlets beside Spring MVC's, which its routers never see. */
final class OtherServlets {
  private OtherServlets() {}

  /** Names each path of such a servlet with the servlet's class. */
  static void of(ServletContext context, BiConsumer<String, Class<?>> paths) {
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      Class<?> type = type(servlet);
      if (!DispatcherServlet.class.isAssignableFrom(type)) {
        servlet.getMappings().forEach(path -> paths.accept(path, type));
      }
    }
  }

  /** A servlet's class; of one that is not to be seen from here, so that it bears no mark, none. */
  static Class<?> type(ServletRegistration servlet) {
    String name = servlet.getClassName();
    try {
      return name == null ? Servlet.class : ClassUtils.getUserClass(ClassUtils.forName(name, null));
    } catch (ClassNotFoundException | LinkageError e) {
      return Servlet.class;
    }
  }
}
