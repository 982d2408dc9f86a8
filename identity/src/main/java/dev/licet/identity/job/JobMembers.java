package dev.licet.identity.job;

import java.util.Map;

/** What is shown of jobs of one type at the moment they are asked for, such as a link that ends. */
public interface JobMembers {
  /** Of which type. */
  String type();

  /** The members. */
  Map<String, Object> shown(Job job);
}
