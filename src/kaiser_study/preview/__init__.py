"""A deck as one page of HTML, to be looked at before anyone else sees it."""
