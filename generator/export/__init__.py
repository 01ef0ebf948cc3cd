"""Files for machines: data, tables, the documents as received and as cleaned, the site map."""
