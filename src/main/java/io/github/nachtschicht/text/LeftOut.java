package io.github.nachtschicht.text;

import java.util.Locale;

/**
 * A passage of a document that was not taken into its blocks.
 *
 * @param reason why
 * @param text the passage as a person would read it; may hold line breaks
 */
public record LeftOut(Reason reason, String text) {

  /** Why a passage is left out. */
  public enum Reason {
    /** Head or foot of a page that repeats, with its number. */
    PAGE_HEAD("page heads and feet", true),
    /** Menus, lists of links, search forms, buttons. */
    NAVIGATION("navigation", true),
    /** Advertising, share bars, calls to subscribe or to comment: what is around an article. */
    FURNITURE("what stands around the text", true),
    /** The same in a text that only looks it: whoever reads the translation is told. */
    AROUND("comment links, share bars and author boxes", false),
    /** Scripts, styles, field codes, link targets, list numbers: what is not shown as text. */
    MARKUP("markup", true),
    /** A table of contents or an index that the program which wrote the document made. */
    CONTENTS("the table of contents", true),
    /** Title, author and the like that the file says of itself beside its text. */
    METADATA("metadata", true),
    /** The same text a second time, as fallbacks of pictures and boxes are. */
    DUPLICATE("text that stands there twice", true),
    /** Deleted or moved away by a tracked change, or struck as an edit of the document. */
    DELETED("deleted text", false),
    /** Set not to be shown or printed. */
    HIDDEN("hidden text", false),
    /** A remark of a reviewer beside the text. */
    COMMENT("comments", false),
    /** Fields of a form, and what is to be chosen in them. */
    FORM("form fields", false),
    /** Drawings, embedded objects and other things whose words are not running text. */
    OBJECT("drawings and objects", false);

    private final String inWords;
    private final boolean furniture;

    Reason(String inWords, boolean furniture) {
      this.inWords = inWords;
      this.furniture = furniture;
    }

    /** The reason as a reviewer reads it: "deleted text". */
    public String inWords() {
      return inWords;
    }

    /** Whether nobody misses it, so that a reviewer need not be told. */
    public boolean isFurniture() {
      return furniture;
    }

    /** The reason in reports: {@code page_head}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
