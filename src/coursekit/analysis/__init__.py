"""Statistics for authors: what answers of many learners say about the questions."""
