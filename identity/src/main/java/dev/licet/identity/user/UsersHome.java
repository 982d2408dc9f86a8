package dev.licet.identity.user;

import dev.licet.identity.dashboard.HomePart;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the home page says about users. */
@Component
class UsersHome implements HomePart {
  private final Users users;

  UsersHome(Users users) {
    this.users = users;
  }

  @Override
  public int order() {
    return 3;
  }

  @Override
  public List<Figure> figures() {
    return List.of(new Figure("user", users.count(""), "/dashboard/users"));
  }

  @Override
  public List<Step> steps() {
    return List.of();
  }
}
