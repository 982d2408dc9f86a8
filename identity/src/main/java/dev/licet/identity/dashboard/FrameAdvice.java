package dev.licet.identity.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame around every page. */
@ControllerAdvice(annotations = Pages.class)
class FrameAdvice {
  private final Frames frames;

  FrameAdvice(Frames frames) {
    this.frames = frames;
  }

  @ModelAttribute(name = Frames.ATTRIBUTE, binding = false)
  Frame frame(HttpServletRequest request) {
    return frames.of(request);
  }
}
