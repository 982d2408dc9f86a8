package dev.licet.identity.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outer edge of the pages: what fails before a controller is asked or after it has answered (a
 * filter, a template) becomes a page as well.
 */
public final class PageFailureFilter extends OncePerRequestFilter {
  private final ProblemPages problems;

  public PageFailureFilter(ProblemPages problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      answer(e, request, response);
    }
  }

  private void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    var page = problems.page(failure, request);
    if (!response.isCommitted()) {
      response.resetBuffer();
      problems.write(page, request, response);
    }
  }
}
