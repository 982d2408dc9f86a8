package dev.licet.spring;

import jakarta.servlet.Servlet;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.CannotLoadBeanClassException;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.mvc.Controller;

/**
 * Finds marks that guard nothing, such as those on a service or on a method that a functional route
 * calls: whoever wrote one believes in it. Those on interfaces are nobody's in particular: a client
 * may share them with the controller that it calls.
 */
final class UnseenMarks {
  /** Whoever is one of these is a handler as a whole, whichever router has it. */
  private static final List<Class<?>> HANDLERS =
      List.of(Servlet.class, HttpRequestHandler.class, HandlerFunction.class, Controller.class);

  private record Route(Class<?> type, Method method) {
    /** Whether it is this method, or what a class further down has made of it. */
    boolean isOf(Method marked) {
      return marked.getDeclaringClass().isAssignableFrom(type)
          && marked.getName().equals(method.getName())
          && marked.getParameterCount() == method.getParameterCount();
    }
  }

  private final RouteRules rules;
  private final Set<Class<?>> types = new HashSet<>();
  private final Set<Route> routes = new HashSet<>();

  UnseenMarks(RouteRules rules) {
    this.rules = rules;
  }

  /** A handler that a router has, so that its marks count. */
  void seen(Object handler) {
    if (handler instanceof HandlerMethod method) {
      types.add(method.getBeanType());
      routes.add(new Route(method.getBeanType(), method.getMethod()));
    } else {
      rules.types(handler).forEach(types::add);
    }
  }

  /**
   * Makes sure that all marks on the classes of these beans count. No bean is made for it.
   *
   * @throws StartRefused if one does not
   */
  void requireNoneIn(ListableBeanFactory beans) {
    for (String name : beans.getBeanDefinitionNames()) {
      requireNoneOn(type(beans, name));
    }
    if (beans instanceof HierarchicalBeanFactory lower
        && lower.getParentBeanFactory() instanceof ListableBeanFactory parent) {
      requireNoneIn(parent);
    }
  }

  private void requireNoneOn(Class<?> bean) {
    for (Class<?> type = bean; type != null && !isPlain(type); type = type.getSuperclass()) {
      if (MarkedRule.isMarked(type) && !isHandler(type)) {
        throw refused(type.getName());
      }
      methods(type)
          .filter(MarkedRule::isMarked)
          .filter(method -> routes.stream().noneMatch(route -> route.isOf(method)))
          .forEach(method -> {
            throw refused(method.getDeclaringClass().getName() + "#" + method.getName());
          });
    }
  }

  private static boolean isPlain(Class<?> type) {
    return type == Object.class || type.isInterface();
  }

  private boolean isHandler(Class<?> marked) {
    return HANDLERS.stream().anyMatch(handler -> handler.isAssignableFrom(marked))
        || types.stream().anyMatch(marked::isAssignableFrom);
  }

  private static StartRefused refused(String marked) {
    return new StartRefused(
        marked
            + " is marked, but is no route: Guard does not see calls to it. Mark the handler of the"
            + " route that leads there, or take the annotation away");
  }

  /** A class that cannot be loaded, as what it needs is not there, bears no mark either. */
  private static Class<?> type(ListableBeanFactory beans, String name) {
    try {
      Class<?> type = beans.getType(name, false);
      if (type != null
          && Proxy.isProxyClass(type)
          && beans instanceof ConfigurableListableBeanFactory own) {
        type = AutoProxyUtils.determineTargetClass(own, name);
      }
      return type == null ? Object.class : ClassUtils.getUserClass(type);
    } catch (CannotLoadBeanClassException e) {
      return Object.class;
    }
  }

  /**
   * None where types of a signature are not there; Spring finds no route in such a class either.
   */
  private static Stream<Method> methods(Class<?> type) {
    try {
      return Stream.of(ReflectionUtils.getDeclaredMethods(type))
          .filter(method -> method.getDeclaringClass() == type);
    } catch (IllegalStateException e) {
      return Stream.empty();
    }
  }
}
