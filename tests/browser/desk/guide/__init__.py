"""The walks that the staff guide describes: each chapter's way over the sample office's desk."""
