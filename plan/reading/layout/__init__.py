"""What the layout of a document says: statements out of its blocks, legends and marks, what stands below a stem."""
