package dev.licet.identity;

import dev.licet.identity.shared.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Refuses a body over one megabyte (of an import of users: over 500) while it is being read, so
 * that an endpoint with a smaller limit can say so in its own words. Form fields are counted, and
 * refused, by Tomcat.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
final class BodyLimit extends OncePerRequestFilter {
  private static final long LIMIT = 1024 * 1024;
  private static final long LIMIT_OF_IMPORTS = 500 * LIMIT;
  private static final Set<String> IMPORTS =
      Set.of("/api/v2/jobs/users-imports", "/dashboard/jobs/imports");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(new Limited(request), response);
    } catch (InvalidParameterException e) {
      response.sendError(e.getErrorCode());
    }
  }

  private static long limit(HttpServletRequest request) {
    boolean imports =
        request.getMethod().equals("POST") && IMPORTS.contains(request.getRequestURI());
    return imports ? LIMIT_OF_IMPORTS : LIMIT;
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;

    Limited(HttpServletRequest request) {
      super(request);
      this.limit = limit(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private long left;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      var next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var got = body.read(target, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
