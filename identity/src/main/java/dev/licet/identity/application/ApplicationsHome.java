package dev.licet.identity.application;

import dev.licet.identity.dashboard.HomePart;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the home page says about applications. */
@Component
class ApplicationsHome implements HomePart {
  private final Applications applications;

  ApplicationsHome(Applications applications) {
    this.applications = applications;
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        new Figure("application", applications.list().size(), "/dashboard/applications"));
  }

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
