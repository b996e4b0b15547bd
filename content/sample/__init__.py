"""The sample office: Chengchuan Water Bureau (澄川市水务局), all of it made up."""
