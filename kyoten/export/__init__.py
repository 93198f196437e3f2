"""Views → files to take away: workbooks, slides, handouts, images, a web page. The list is kyoten.export.formats."""
